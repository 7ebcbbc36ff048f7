// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What an item is called, and at the right what it gained or lost.
Item {
    id: line

    required property string name
    required property string figures

    Label {
        id: figure
        anchors.right: parent.right
        height: parent.height
        text: line.figures
        font.pixelSize: 11
        color: Theme.text2
    }
    Label {
        anchors.left: parent.left
        anchors.right: figure.left
        anchors.rightMargin: 8
        height: parent.height
        text: line.name
        font.pixelSize: 11
        elide: Text.ElideMiddle
    }
}
