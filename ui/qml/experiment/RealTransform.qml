// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is done to what was fetched: some usual chains, and a line for any.
Column {
    id: chain

    required property WorkForm form
    required property var chains ///< those that this program knows are shown

    width: parent ? parent.width : 0
    spacing: 4

    Label {
        height: 24
        text: qsTr("Transform")
        font.pixelSize: 13
    }
    Grid {
        width: parent.width
        columns: 2
        spacing: 4

        Repeater {
            model: chain.form.known(chain.chains)

            ChoiceChip {
                required property string modelData

                objectName: "steps_" + modelData
                width: (chain.width - 4) / 2
                text: modelData
                checked: chain.form.steps.text === modelData
                onClicked: {
                    chain.form.steps.edit(modelData)
                    chain.form.commit()
                }
            }
        }
    }
    LineRow {
        label: ""
        spoken: qsTr("Transform")
        name: "stepsField"
        value: chain.form.steps.text
        error: chain.form.steps.error
        placeholder: "gunzip+sha256+cmd:wc -c"
        onEdited: text => chain.form.steps.edit(text)
        onSettled: chain.form.commit()
    }
}
