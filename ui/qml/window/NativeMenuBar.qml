// SPDX-License-Identifier: MIT
import QtQuick
import Qt.labs.platform as Platform
import Overlapse

/// The window's commands where the desktop shows the menus of all programs.
Platform.MenuBar {
    id: bar

    required property WindowCommands commands

    NativeMenu {
        title: qsTr("File")
        commands: [bar.commands.newWindow, bar.commands.open, bar.commands.experiments, bar.commands.save,
                   bar.commands.saveExperiment, bar.commands.exportChart, bar.commands.copyCommandLine,
                   bar.commands.closeWindow, bar.commands.quit]
    }
    NativeMenu {
        title: qsTr("Edit")
        commands: [bar.commands.undo, bar.commands.redo, bar.commands.copyChart, bar.commands.reset]
    }
    NativeMenu {
        title: qsTr("Measure")
        commands: [bar.commands.run, bar.commands.stop, bar.commands.find, bar.commands.guess, bar.commands.walk, bar.commands.play,
                   bar.commands.step, bar.commands.stepBack]
    }
    NativeMenu {
        title: qsTr("View")
        commands: [bar.commands.path, bar.commands.map, bar.commands.compare, bar.commands.lanes, bar.commands.results, bar.commands.dark, bar.commands.contrast, bar.commands.largeType,
                   bar.commands.fullScreen]
    }
    NativeMenu {
        title: qsTr("Help")
        commands: [bar.commands.helpPages, bar.commands.keySheet, bar.commands.about]
    }
}
