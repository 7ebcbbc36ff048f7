// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Layouts
import Overlapse

/// What the window is about, Run and what comes of it, files and the look.
Rectangle {
    id: bar

    required property Session session
    required property WindowCommands commands
    property bool sideButton: false ///< the right panel is hidden until asked for
    property bool sideOpen: false

    signal openWanted()
    signal saveWanted()
    signal exportWanted()
    signal helpWanted()
    signal sideWanted()
    signal exampleChosen(string name)
    signal fileChosen(string path)
    signal saveExperimentWanted()

    function popUpExperiments() { experiment.popUp() }
    function popUpMenu() { mainMenu.popup(menuButton, menuButton.width - mainMenu.width, menuButton.height + 4) }

    implicitHeight: 48
    color: Theme.panel

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 12
        spacing: 4

        Label {
            text: "Overlapse"
            font.pixelSize: 15
            font.weight: Font.Bold
        }
        ExperimentButton {
            id: experiment
            objectName: "experimentButton"
            Layout.leftMargin: 12
            Layout.minimumWidth: 100
            Layout.maximumWidth: Math.min(implicitWidth, bar.width * (bar.width < 1100 ? 0.2 : 0.25))
            title: bar.session.document.title
            about: bar.session.lesson.hidden ? "" : bar.session.document.about
            runner: bar.session.runner
            files: bar.session.files
            onExampleChosen: name => bar.exampleChosen(name)
            onFileChosen: path => bar.fileChosen(path)
            onSaveWanted: bar.saveExperimentWanted()
        }
        RunButton {
            Layout.leftMargin: 12
            runner: bar.session.runner
        }
        RepeatField {
            Layout.leftMargin: 4
            runner: bar.session.runner
        }
        Label {
            visible: bar.width >= 1200
            Layout.leftMargin: 12
            text: bar.session.runner.running ? qsTr("Esc") : qsTr("Ctrl+R")
            font.pixelSize: 11
            color: Theme.text3
        }
        Label {
            objectName: "status"
            Layout.leftMargin: 12
            Layout.rightMargin: 8
            Layout.fillWidth: true
            Layout.minimumWidth: 40
            text: bar.session.notices.status
            elide: Text.ElideRight
            color: Theme.text2
            Accessible.role: Accessible.StatusBar
            Accessible.name: text
        }
        IconButton {
            objectName: "walkButton"
            sign: "walk"
            checked: bar.session.lesson.walk.active
            text: bar.session.lesson.walk.active ? qsTr("Leave the walk (T)") : qsTr("Walk through the prediction, step by step (T)")
            enabled: bar.session.lesson.canWalk
            onClicked: bar.session.lesson.toggleWalk()
        }
        IconButton {
            objectName: "undoButton"
            sign: "undo"
            text: qsTr("Undo (Ctrl+Z)")
            enabled: bar.session.document.canUndo && !bar.session.runner.running
            onClicked: bar.session.document.undo()
        }
        IconButton {
            objectName: "redoButton"
            sign: "redo"
            text: qsTr("Redo (Ctrl+Shift+Z)")
            enabled: bar.session.document.canRedo && !bar.session.runner.running
            onClicked: bar.session.document.redo()
        }
        PushButton {
            objectName: "openButton"
            Layout.leftMargin: 8
            quiet: true
            text: qsTr("Open")
            tip: qsTr("Open a recording or an experiment (Ctrl+O)")
            enabled: !bar.session.runner.running
            onClicked: bar.openWanted()
        }
        PushButton {
            objectName: "saveButton"
            quiet: true
            text: qsTr("Save")
            tip: qsTr("Save what is shown as a recording (Ctrl+S)")
            onClicked: bar.saveWanted()
        }
        PushButton {
            objectName: "exportButton"
            quiet: true
            text: qsTr("Export")
            tip: qsTr("Export the chart, or its figures (Ctrl+E)")
            onClicked: bar.exportWanted()
        }
        IconButton {
            objectName: "themeButton"
            visible: bar.width >= 1100
            Layout.leftMargin: 8
            sign: "theme"
            text: bar.session.appearance.dark ? qsTr("Light (Ctrl+D)") : qsTr("Dark (Ctrl+D)")
            onClicked: bar.session.appearance.dark = !bar.session.appearance.dark
        }
        IconButton {
            objectName: "helpButton"
            sign: "help"
            text: qsTr("Keys and modes (F1)")
            onClicked: bar.helpWanted()
        }
        IconButton {
            objectName: "sideButton"
            visible: bar.sideButton
            sign: "panel"
            checked: bar.sideOpen
            text: bar.sideOpen ? qsTr("Hide the details") : qsTr("Show the details")
            onClicked: bar.sideWanted()
        }
        IconButton {
            id: menuButton
            objectName: "menuButton"
            sign: "menu"
            text: qsTr("Menu (F10)")
            checked: mainMenu.visible
            onClicked: bar.popUpMenu()

            MainMenu {
                id: mainMenu
                commands: bar.commands
            }
        }
    }
    Divider { anchors.bottom: parent.bottom }
    Rectangle {
        objectName: "progress"
        anchors.bottom: parent.bottom
        height: 2
        width: parent.width * Math.max(0, Math.min(1, bar.session.runner.progress))
        opacity: bar.session.runner.running ? 1 : 0
        color: Theme.accent
        Behavior on opacity { Glide {} }
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 % done").arg(Math.round(100 * bar.session.runner.progress))
    }
}
