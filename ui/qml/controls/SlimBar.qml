// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The bar of what scrolls; there only where there is more than can be seen.
T.ScrollBar {
    id: bar

    width: 10
    padding: 2
    minimumSize: 0.06
    visible: size < 1
    policy: visible ? T.ScrollBar.AlwaysOn : T.ScrollBar.AlwaysOff

    contentItem: Rectangle {
        radius: 3
        color: Qt.alpha(Theme.text, bar.pressed ? 0.45 : bar.hovered ? 0.32 : 0.16)
        Behavior on color { ColorFade {} }
    }
}
