// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// Something to be had or not, and under it what that means. Whoever clicks it sets `checked`.
T.AbstractButton {
    id: line

    property string about: ""

    implicitHeight: Math.max(28, implicitContentHeight + 4)
    leftPadding: 26
    opacity: enabled ? 1 : 0.4
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: about
    Accessible.checkable: true
    Accessible.checked: checked

    contentItem: Column {
        topPadding: 4
        spacing: 2

        Label {
            width: parent.width
            text: line.text
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            visible: text.length > 0
            text: line.about
            font.pixelSize: 11
            wrapMode: Text.Wrap
            color: Theme.text2
        }
    }
    background: Item {
        Rectangle {
            y: 4
            width: 16
            height: 16
            radius: 4
            color: line.checked ? Theme.accent : Qt.alpha(Theme.text, line.hovered ? 0.12 : Theme.dark ? 0.09 : 0.06)
            border.width: line.checked ? 0 : 1
            border.color: Theme.text3
            Behavior on color { ColorFade {} }

            Icon {
                anchors.centerIn: parent
                visible: line.checked
                name: "check"
                color: Theme.accentText
            }
        }
        FocusRing { shown: line.visualFocus }
    }
}
