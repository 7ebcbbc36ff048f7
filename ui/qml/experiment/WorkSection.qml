// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is done: simulated items, or real files, URLs or commands.
Column {
    id: section

    required property WorkForm form
    required property RulesForm rules
    required property InputLister inputs

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
        current: section.form.kind
        onChosen: index => {
            section.form.kind = index
            section.form.commit()
        }
    }
    SimulatedWork {
        visible: section.form.kind === 0
        form: section.form
    }
    FileWork {
        visible: section.form.kind === 1
        form: section.form
        rules: section.rules
        inputs: section.inputs
    }
    WebWork {
        visible: section.form.kind === 2
        form: section.form
        rules: section.rules
        inputs: section.inputs
    }
    CommandWork {
        visible: section.form.kind === 3
        form: section.form
        rules: section.rules
        inputs: section.inputs
    }
}
