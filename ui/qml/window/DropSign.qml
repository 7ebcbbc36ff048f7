// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What happens to that which is dropped here.
Rectangle {
    id: sign

    required property string text
    required property bool lit ///< it would be dropped here

    radius: 12
    color: Qt.alpha(Theme.accent, lit ? 0.16 : 0.06)
    border.width: 2
    border.color: Qt.alpha(Theme.accent, lit ? 1 : 0.4)

    Label {
        anchors.centerIn: parent
        text: sign.text
        font.pixelSize: 20
        font.weight: Font.DemiBold
        color: Qt.alpha(Theme.accent, sign.lit ? 1 : 0.6)
    }
}
