// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is done: simulated items, or real files.
Column {
    id: section

    required property Session session

    width: parent ? parent.width : 0
    spacing: 12

    SectionTitle { text: qsTr("Work") }
    Segmented {
        width: parent.width
        name: qsTr("Work")
        options: [
            { text: qsTr("Simulated"), name: "workSimulated", tip: qsTr("Items that take the time you say; predicted at once") },
            { text: qsTr("Files"), name: "workFiles", tip: qsTr("Read and transform real files") }
        ]
        current: section.session.files ? 1 : 0
        onChosen: index => {
            section.session.files = index === 1
            section.session.commit()
        }
    }
    SimulatedWork {
        visible: !section.session.files
        session: section.session
    }
    FileWork {
        visible: section.session.files
        session: section.session
    }
}
