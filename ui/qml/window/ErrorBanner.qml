// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Says what went wrong until it is dismissed. Slides in; never in the way of anything else.
Item {
    id: banner

    required property string text

    signal dismissed()

    height: text.length > 0 ? Math.max(36, words.implicitHeight + 16) : 0
    clip: true
    visible: height > 0
    Behavior on height { Glide {} }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: if (text.length > 0) words.text = text

    Rectangle {
        anchors.fill: parent
        color: Qt.tint(Theme.panel, Qt.alpha(Theme.failed, 0.14))
    }
    Rectangle {
        width: 3
        height: parent.height
        color: Theme.failed
    }
    Icon {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        name: "warning"
        color: Theme.failed
    }
    Label {
        id: words
        objectName: "problem"
        anchors.left: parent.left
        anchors.leftMargin: 44
        anchors.right: close.left
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }
    IconButton {
        id: close
        objectName: "dismissButton"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        sign: "close"
        text: qsTr("Dismiss")
        onClicked: banner.dismissed()
    }
    Divider { anchors.bottom: parent.bottom }
}
