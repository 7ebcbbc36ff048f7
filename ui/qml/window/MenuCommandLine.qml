// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A command in a menu: whether it is on, its words, its key. Or a line between commands.
Item {
    id: entry

    required property string text
    required property string key
    required property bool line
    required property bool checked

    implicitWidth: words.x + words.implicitWidth + (keyLabel.text.length > 0 ? keyLabel.implicitWidth + 16 : 0)

    Divider {
        visible: entry.line
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
    }
    Icon {
        visible: entry.checked
        anchors.verticalCenter: parent.verticalCenter
        name: "check"
        color: Theme.accent
    }
    Label {
        id: words
        x: 24
        height: parent.height
        width: parent.width - x - keyLabel.width - 8
        text: entry.text
        font.pixelSize: 13
        elide: Text.ElideRight
        color: entry.enabled ? Theme.text : Theme.text3
    }
    Label {
        id: keyLabel
        anchors.right: parent.right
        height: parent.height
        text: entry.key
        font.pixelSize: 11
        color: entry.enabled ? Theme.text2 : Theme.text3
    }
}
