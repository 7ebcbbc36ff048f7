// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// Shows and hides the table of results.
T.AbstractButton {
    id: button

    text: qsTr("Results")
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
        text: qsTr("What came of every item (R)")
    }
}
