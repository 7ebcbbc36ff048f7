// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One of several, by a menu: what is chosen, and an arrow that says there are others.
T.AbstractButton {
    id: button

    required property string name ///< what is chosen here
    required property var options ///< of strings
    required property int current ///< -1: none
    property string tip: ""

    /// By the user.
    signal chosen(int index)

    function popUp() {
        menu.entries = options.map((option, index) => ({
            name: button.objectName + ":" + index, text: option, key: "", enabled: true, checked: index === button.current,
            act: () => button.chosen(index)
        }))
        menu.popUp(button, 0, button.height + 4)
        menu.currentIndex = Math.max(0, button.current)
    }

    implicitWidth: 140
    implicitHeight: 26
    leftPadding: 8
    rightPadding: 6
    text: options[current] ?? ""
    opacity: enabled ? 1 : 0.4
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: qsTr("%1: %2", "what is chosen, and which").arg(name).arg(text)
    Accessible.description: tip
    onClicked: popUp()
    Keys.onReturnPressed: popUp()
    Keys.onEnterPressed: popUp()
    Keys.onDownPressed: popUp()

    contentItem: Item {
        Label {
            width: parent.width - 18
            height: parent.height
            text: button.text
            elide: Text.ElideRight
        }
        Icon {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: "down"
        }
    }
    background: Rectangle {
        radius: 6
        color: Qt.alpha(Theme.text, button.down || menu.visible ? 0.14 : button.hovered ? 0.1 : Theme.dark ? 0.09 : 0.06)
        Behavior on color { ColorFade {} }

        FocusRing { shown: button.visualFocus }
    }
    Tip {
        shown: button.hovered && !button.down && !menu.visible && text.length > 0
        text: button.tip.length > 0 ? button.text + "\n" + button.tip : button.text
    }

    ActionMenu { id: menu }
}
