// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What the window is about, and the menu of what else it could be about.
T.AbstractButton {
    id: button

    required property string title
    required property string about
    required property Runner runner
    required property Files files

    signal exampleChosen(string name)
    signal fileChosen(string path)
    signal saveWanted()

    function popUp() { menu.popup(button, 0, button.height + 4) }

    implicitWidth: Math.min(280, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: 28
    leftPadding: 12
    rightPadding: 8
    text: title.length > 0 ? title : qsTr("Experiment")
    enabled: !runner.running
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: qsTr("Experiment: %1").arg(text)
    onClicked: popUp()
    Keys.onReturnPressed: popUp()
    Keys.onEnterPressed: popUp()
    Keys.onDownPressed: popUp()

    contentItem: ExperimentTitle { text: button.text }
    background: Rectangle {
        radius: 6
        color: Qt.alpha(Theme.text, button.down || menu.visible ? 0.14 : button.hovered ? 0.1 : Theme.dark ? 0.09 : 0.06)
        Behavior on color { ColorFade {} }

        FocusRing { shown: button.visualFocus }
    }
    Tip {
        shown: button.hovered && !button.down && !menu.visible
        text: button.about.length > 0 ? button.about : qsTr("Examples, recent files, save (Ctrl+M)")
    }

    ExperimentMenu {
        id: menu
        files: button.files
        onExampleChosen: name => button.exampleChosen(name)
        onFileChosen: path => button.fileChosen(path)
        onSaveWanted: button.saveWanted()
    }
}
