// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A text with an arrow that says: there is a menu.
Item {
    id: title

    required property string text

    implicitWidth: label.implicitWidth + 24

    Label {
        id: label
        objectName: "experimentTitle"
        width: parent.width - 20
        height: parent.height
        text: title.text
        elide: Text.ElideMiddle
    }
    Icon {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        name: "down"
    }
}
