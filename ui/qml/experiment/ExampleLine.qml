// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A text to take over and a few words about it.
Item {
    id: line

    required property string text
    required property string about

    Label {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        text: line.text
        font.family: "monospace"
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        width: Math.min(implicitWidth, parent.width - words.implicitWidth - 12)
        text: line.about
        font.pixelSize: 11
        elide: Text.ElideRight
        color: Theme.text2
    }
}
