// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the help says: keys on the left, modes and words on the right.
Item {
    id: content

    required property var keys ///< of { key, about }
    required property Session session

    signal closed()

    implicitHeight: Math.max(keyColumn.height, modeColumn.height) + 44

    Label {
        text: qsTr("One pipeline, five ways to run it")
        font.pixelSize: 20
        font.weight: Font.DemiBold
    }
    IconButton {
        objectName: "helpClose"
        anchors.right: parent.right
        sign: "close"
        text: qsTr("Close (Esc)")
        focus: true
        onClicked: content.closed()
    }
    Column {
        id: keyColumn
        y: 44
        width: Math.round(parent.width * 0.48)

        Repeater {
            model: content.keys

            Item {
                id: line
                required property var modelData

                width: keyColumn.width
                height: 24

                Label {
                    width: 136
                    height: parent.height
                    text: line.modelData.key
                    font.weight: Font.Medium
                }
                Label {
                    x: 140
                    width: parent.width - x
                    height: parent.height
                    text: line.modelData.about
                    elide: Text.ElideRight
                    color: Theme.text2
                }
            }
        }
    }
    Column {
        id: modeColumn
        y: 44
        anchors.right: parent.right
        width: parent.width - keyColumn.width - 32
        spacing: 12

        Repeater {
            model: content.session.modes

            HelpMode {}
        }
        Label {
            width: parent.width
            text: qsTr("Thick is work, thin is waiting. The solid line is the makespan, the dashed one the lower bound: "
                       + "no schedule with these limits is faster.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
            color: Theme.text2
        }
    }
}
