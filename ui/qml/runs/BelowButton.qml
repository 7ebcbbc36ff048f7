// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// Shows and hides what has its place below the timeline.
T.AbstractButton {
    id: button

    required property string tip

    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Label {
        text: button.text
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        font.weight: button.checked ? Font.Medium : Font.Normal
        color: button.checked ? Theme.accent : button.hovered ? Theme.text : Theme.text2
    }
    background: Rectangle {
        radius: 6
        color: button.checked ? Qt.alpha(Theme.accent, Theme.dark ? 0.2 : 0.14)
                              : Qt.alpha(Theme.text, button.hovered ? 0.12 : Theme.dark ? 0.09 : 0.06)
        Behavior on color { ColorFade {} }

        FocusRing { shown: button.visualFocus }
    }
    Tip {
        shown: button.hovered && !button.down
        text: button.tip
    }
}
