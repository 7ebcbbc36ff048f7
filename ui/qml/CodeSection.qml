// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the mode that was touched last stands for, as one would write it.
Column {
    id: section

    required property Session session

    width: parent ? parent.width : 0
    spacing: 8

    Item {
        width: parent.width
        height: 20

        SectionTitle {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            width: implicitWidth
            text: qsTr("Code")
        }
        Label {
            anchors.left: title.right
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Rust")
            font.pixelSize: 11
            font.weight: Font.Medium
            color: Theme.accent
        }
        IconButton {
            id: copy
            property bool done: false

            objectName: "copyCodeButton"
            anchors.right: parent.right
            anchors.rightMargin: -4
            anchors.verticalCenter: parent.verticalCenter
            width: 24
            height: 24
            sign: done ? "check" : "copy"
            text: qsTr("Copy the code")
            onClicked: {
                code.selectAll()
                code.copy()
                code.deselect()
                done = true
                shownFor.restart()
            }

            Timer {
                id: shownFor
                interval: 1200
                onTriggered: copy.done = false
            }
        }
    }
    TextEdit {
        id: code
        objectName: "code"
        width: parent.width
        text: section.session.code.replace(/ {4}/g, "  ") // the panel is narrow
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        readOnly: true
        selectByMouse: true
        font.family: "monospace"
        font.pixelSize: 11
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        renderType: Text.NativeRendering
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Label {
        width: parent.width
        text: section.session.codeMode
        font.pixelSize: 11
        lineHeight: 1.2
        wrapMode: Text.Wrap
        color: Theme.text2
    }
}
