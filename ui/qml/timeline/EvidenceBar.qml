// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What stands out in the timeline just now, and a way back.
Rectangle {
    id: bar

    required property View view

    height: 36
    radius: 8
    color: Theme.dark ? Qt.tint(Theme.surface, Qt.alpha(Theme.accent, 0.2)) : Qt.tint(Theme.surface, Qt.alpha(Theme.accent, 0.1))
    border.width: 1
    border.color: Qt.alpha(Theme.accent, 0.35)

    Label {
        objectName: "evidence"
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        width: close.x - x - 8
        text: bar.view.stressed.charAt(0).toUpperCase() + bar.view.stressed.slice(1)
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    IconButton {
        id: close
        objectName: "evidenceClose"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        sign: "close"
        text: qsTr("All in its colours again (Esc)")
        onClicked: bar.view.endStress()
    }
}
