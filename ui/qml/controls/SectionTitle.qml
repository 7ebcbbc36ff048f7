// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// WORK, LIMITS, CODE: the head of a part of a side panel.
Label {
    width: parent ? parent.width : implicitWidth
    height: 16
    font.pixelSize: 11
    font.weight: Font.DemiBold
    font.letterSpacing: 0.3
    font.capitalization: Font.AllUppercase
    color: Theme.text2
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
