// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is done: simulated items, or real files, URLs or commands. The fields of a kind are made when it is first chosen.
Column {
    id: section

    required property WorkForm form
    required property RulesForm rules
    required property InputLister inputs

    width: parent ? parent.width : 0
    spacing: 12

    component Fields: Loader {
        required property int kind
        property bool once: false ///< they have been wanted

        width: parent.width
        visible: section.form.kind === kind
        active: section.form.kind === kind || once
        onLoaded: once = true
    }

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
    Fields {
        kind: 0
        sourceComponent: SimulatedWork {
            form: section.form
        }
    }
    Fields {
        kind: 1
        sourceComponent: FileWork {
            form: section.form
            rules: section.rules
            inputs: section.inputs
        }
    }
    Fields {
        kind: 2
        sourceComponent: WebWork {
            form: section.form
            rules: section.rules
            inputs: section.inputs
        }
    }
    Fields {
        kind: 3
        sourceComponent: CommandWork {
            form: section.form
            rules: section.rules
            inputs: section.inputs
        }
    }
}
