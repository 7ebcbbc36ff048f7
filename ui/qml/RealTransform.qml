// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is done to what was fetched: some usual chains, and a line for any.
Column {
    id: chain

    required property Session session
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
            model: chain.session.known(chain.chains)

            ChoiceChip {
                required property string modelData

                objectName: "steps_" + modelData
                width: (chain.width - 4) / 2
                text: modelData
                checked: chain.session.steps === modelData
                onClicked: {
                    chain.session.steps = modelData
                    chain.session.commit()
                }
            }
        }
    }
    LineRow {
        label: ""
        spoken: qsTr("Transform")
        name: "stepsField"
        value: chain.session.steps
        error: chain.session.stepsError
        placeholder: "gunzip+sha256+cmd:wc -c"
        onEdited: text => chain.session.steps = text
        onSettled: chain.session.commit()
    }
}
