// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The ring around what the keyboard is on. Goes into the control; `shown` is its visualFocus.
Rectangle {
    required property bool shown

    anchors.fill: parent
    anchors.margins: -3
    visible: shown
    color: "transparent"
    radius: 9
    border.width: 2
    border.color: Qt.alpha(Theme.accent, 0.65)
}
