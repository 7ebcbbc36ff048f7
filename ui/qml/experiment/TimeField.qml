// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How long a stage takes: a line to type it, examples to choose from, and what is wrong with it.
Column {
    id: row

    required property string label
    required property string name ///< the field is called so
    required property string value
    required property string error
    required property var examples ///< of { text, about }

    /// By the user.
    signal edited(string text)
    signal settled()

    width: parent ? parent.width : 0
    spacing: 4

    Label {
        text: row.label
        font.pixelSize: 13
    }
    LineField {
        id: field
        objectName: row.name
        width: parent.width
        rightPadding: 28
        value: row.value
        error: row.error
        Accessible.name: row.label
        onEdited: text => row.edited(text)
        onSettled: row.settled()

        IconButton {
            objectName: row.name + "Examples"
            anchors.right: parent.right
            anchors.rightMargin: 2
            anchors.verticalCenter: parent.verticalCenter
            width: 24
            height: 24
            sign: "down"
            text: qsTr("Examples of times")
            checked: menu.opened
            onClicked: menu.popUp()
        }
    }
    Label {
        objectName: row.name + "Error"
        width: parent.width
        visible: row.error.length > 0
        text: row.error
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.failed
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ExampleMenu {
        id: menu
        x: parent.width - width
        y: field.y + field.height + 4
        examples: row.examples
        onChosen: text => {
            row.edited(text)
            row.settled()
            field.show(row.value)
        }
    }
}
