// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A sign to press. Its text is its name and its tip.
T.Button {
    id: control

    required property string sign
    property bool said: false ///< it was pressed: no more need of a tip

    implicitWidth: 28
    implicitHeight: 28
    opacity: enabled ? 1 : 0.35
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    onClicked: said = true
    onHoveredChanged: said = false
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: control.sign
            color: control.hovered || control.checked ? Theme.text : Theme.text2
        }
    }
    background: Rectangle {
        radius: 6
        color: Qt.alpha(Theme.text, control.down ? 0.16 : control.hovered ? 0.09 : control.checked ? 0.07 : 0)
        Behavior on color { ColorFade {} }

        FocusRing { shown: control.visualFocus }
    }
    Tip {
        shown: control.hovered && !control.down && !control.said
        text: control.text
    }
}
