// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One of several that exclude each other.
T.AbstractButton {
    id: chip

    implicitHeight: 28
    opacity: enabled ? 1 : 0.4
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: checked

    contentItem: Label {
        text: chip.text
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        color: chip.checked ? Theme.accentText : chip.hovered ? Theme.text : Theme.text2
    }
    background: Rectangle {
        radius: 6
        color: chip.checked ? Theme.accent : Qt.alpha(Theme.text, chip.hovered ? 0.12 : Theme.dark ? 0.09 : 0.06)
        Behavior on color { ColorFade {} }

        FocusRing { shown: chip.visualFocus }
    }
}
