// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is done: simulated items, or real files, URLs or commands.
Column {
    id: section

    required property Session session

    width: parent ? parent.width : 0
    spacing: 12

    SectionTitle { text: qsTr("Work") }
    Segmented {
        width: parent.width
        name: qsTr("Work")
        small: true
        options: [
            { text: qsTr("Simulated"), name: "workSimulated", tip: qsTr("Items that take the time you say; predicted at once") },
            { text: qsTr("Files"), name: "workFiles", tip: qsTr("Read and transform real files") },
            { text: qsTr("Web"), name: "workWeb", tip: qsTr("Fetch URLs and transform the answers") },
            { text: qsTr("Command"), name: "workCommand", tip: qsTr("Run a command for each input and transform its output") }
        ]
        current: section.session.kind
        onChosen: index => {
            section.session.kind = index
            section.session.commit()
        }
    }
    SimulatedWork {
        visible: section.session.kind === 0
        session: section.session
    }
    FileWork {
        visible: section.session.kind === 1
        session: section.session
    }
    WebWork {
        visible: section.session.kind === 2
        session: section.session
    }
    CommandWork {
        visible: section.session.kind === 3
        session: section.session
    }
}
