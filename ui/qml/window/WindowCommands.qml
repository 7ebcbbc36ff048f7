// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import Overlapse

/// All that the window can do by a key or from a menu. The keys are the same on every desktop.
QtObject {
    id: commands

    required property Session session
    required property Window window
    property bool large: false ///< type for a projector
    readonly property bool measuring: session.runner.running || session.finder.running

    readonly property list<Command> all: [newWindow, open, addRuns, experiments, save, saveExperiment, exportChart, copyChart,
        copyCommandLine, closeWindow, quit, undo, redo, reset, run, find, keep, why, path, nextPiece, pieceBefore, stop, guess, walk, play, step, stepBack, findItems, nextItem,
        itemBefore, writeNote, nextNote, beginRange, endRange, zoomToRange, menu, lanes, zoomIn, zoomOut, earlier, later, fit, fitTouched, lockRows, results, map, compare, dark, contrast, largeType,
        fullScreen, helpPages, keySheet, about]

    signal anotherWanted()
    signal openWanted()
    signal addRunsWanted()
    signal saveWanted()
    signal saveExperimentWanted()
    signal exportWanted()
    signal experimentsWanted()
    signal findWanted()
    signal menuWanted()
    signal helpWanted()
    signal keysWanted()
    signal aboutWanted()
    signal quitWanted()
    signal modeToggled(int mode) ///< to be shown or hidden

    readonly property Command newWindow: Command {
        text: qsTr("New window")
        keys: ["Ctrl+N"]
        onTriggered: commands.anotherWanted()
    }
    readonly property Command open: Command {
        text: qsTr("Open …")
        keys: ["Ctrl+O"]
        enabled: !commands.measuring
        onTriggered: commands.openWanted()
    }
    readonly property Command addRuns: Command {
        text: qsTr("Add the runs of a recording …")
        keys: ["Ctrl+Shift+O"]
        enabled: !commands.measuring
        onTriggered: commands.addRunsWanted()
    }
    readonly property Command experiments: Command {
        text: qsTr("Examples and recent files")
        keys: ["Ctrl+M"]
        enabled: !commands.measuring
        onTriggered: commands.experimentsWanted()
    }
    readonly property Command save: Command {
        text: qsTr("Save as a recording …")
        keys: ["Ctrl+S"]
        onTriggered: commands.saveWanted()
    }
    readonly property Command saveExperiment: Command {
        text: qsTr("Save the experiment …")
        keys: ["Ctrl+Shift+S"]
        onTriggered: commands.saveExperimentWanted()
    }
    readonly property Command exportChart: Command {
        text: qsTr("Export …")
        keys: ["Ctrl+E"]
        onTriggered: commands.exportWanted()
    }
    readonly property Command copyChart: Command {
        text: qsTr("Copy the chart")
        keys: ["Ctrl+Shift+C"]
        enabled: !commands.measuring && !commands.session.lesson.hidden
        onTriggered: commands.session.files.copyChart()
    }
    readonly property Command copyCommandLine: Command {
        text: qsTr("Copy as command line")
        onTriggered: commands.session.files.copyCommandLine()
    }
    readonly property Command closeWindow: Command {
        text: qsTr("Close the window")
        keys: ["Ctrl+W"]
        onTriggered: commands.window.close()
    }
    readonly property Command quit: Command {
        text: qsTr("Quit")
        keys: ["Ctrl+Q"]
        onTriggered: commands.quitWanted()
    }

    readonly property Command undo: Command {
        text: qsTr("Undo")
        keys: ["Ctrl+Z"]
        enabled: commands.session.document.canUndo && !commands.measuring
        onTriggered: commands.session.document.undo()
    }
    readonly property Command redo: Command {
        text: qsTr("Redo")
        keys: ["Ctrl+Shift+Z", "Ctrl+Y"]
        enabled: commands.session.document.canRedo && !commands.measuring
        onTriggered: commands.session.document.redo()
    }
    readonly property Command reset: Command {
        text: qsTr("Back to the article's experiment")
        enabled: !commands.measuring
        onTriggered: commands.session.document.reset()
    }

    readonly property Command run: Command {
        text: qsTr("Run")
        keys: ["Ctrl+R", "F5"]
        enabled: commands.session.runner.canRun && !commands.session.finder.running
        onTriggered: commands.session.runner.run()
    }
    readonly property Command find: Command {
        text: qsTr("Find the best limits …")
        keys: ["B"]
        enabled: !commands.measuring && !commands.session.lesson.hidden
        onTriggered: commands.findWanted()
    }
    readonly property Command keep: Command {
        text: qsTr("Keep the run of the mode touched last")
        keys: ["K"]
        enabled: !commands.session.lesson.hidden && commands.session.inspector.touchedRun === 0
        onTriggered: commands.session.panels.keep(commands.session.inspector.touchedMode)
    }
    readonly property Command why: Command {
        text: qsTr("Why the run touched last took so long …")
        keys: ["Y"]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.inspector.touchedRun === 0
                     ? commands.session.explainer.explainMode(commands.session.inspector.touchedMode)
                     : commands.session.explainer.explainRun(commands.session.inspector.touchedRun)
    }
    readonly property Command path: Command {
        text: qsTr("Critical path")
        keys: ["C"]
        enabled: !commands.session.lesson.hidden
        checkable: true
        checked: commands.session.view.path
        onTriggered: commands.session.view.path = !commands.session.view.path
    }
    readonly property Command nextPiece: Command {
        text: qsTr("Next piece of the critical path")
        keys: ["N"]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.path.step(1)
    }
    readonly property Command pieceBefore: Command {
        text: qsTr("Piece of the critical path before")
        keys: ["Shift+N"]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.path.step(-1)
    }
    readonly property Command stop: Command {
        text: qsTr("Stop")
        keys: ["Esc", "Ctrl+."]
        enabled: commands.measuring || commands.session.files.opening
        onTriggered: {
            commands.session.files.stopOpening()
            commands.session.runner.stop()
            commands.session.finder.stop()
        }
    }
    readonly property Command guess: Command {
        text: qsTr("Guess before results are shown")
        keys: ["G"]
        enabled: !commands.measuring
        checkable: true
        checked: commands.session.lesson.guessing
        onTriggered: commands.session.lesson.guessing = !commands.session.lesson.guessing
    }
    readonly property Command walk: Command {
        text: qsTr("Walk through the prediction")
        keys: ["T"]
        enabled: commands.session.lesson.canWalk
        checkable: true
        checked: commands.session.lesson.walk.active
        onTriggered: commands.session.lesson.toggleWalk()
    }
    readonly property Command play: Command {
        text: qsTr("Play or pause the walk")
        keys: ["P"]
        enabled: commands.session.lesson.walk.active
        onTriggered: commands.session.lesson.walk.playOrPause()
    }
    readonly property Command step: Command {
        text: qsTr("Next step")
        keys: ["."]
        enabled: commands.session.lesson.walk.active
        onTriggered: commands.session.lesson.walk.step(1)
    }
    readonly property Command stepBack: Command {
        text: qsTr("Previous step")
        keys: [","]
        enabled: commands.session.lesson.walk.active
        onTriggered: commands.session.lesson.walk.step(-1)
    }

    readonly property Command findItems: Command {
        text: qsTr("Find items …")
        keys: commands.session.results.shown ? ["/"] : ["/", "Ctrl+F"] // the results have a filter of their own
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.seeing.hits.begin()
    }
    readonly property Command nextItem: Command {
        text: qsTr("Next item")
        keys: ["."]
        enabled: !commands.session.lesson.walk.active && !commands.session.lesson.hidden
        onTriggered: commands.session.seeing.items.stepItem(1)
    }
    readonly property Command itemBefore: Command {
        text: qsTr("Item before")
        keys: [","]
        enabled: !commands.session.lesson.walk.active && !commands.session.lesson.hidden
        onTriggered: commands.session.seeing.items.stepItem(-1)
    }
    readonly property Command writeNote: Command {
        text: qsTr("Pin a note to what is selected")
        keys: ["E"]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.seeing.notes.begin()
    }
    readonly property Command nextNote: Command {
        text: qsTr("Next note")
        keys: ["Shift+E"]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.seeing.notes.step(1)
    }
    readonly property Command beginRange: Command {
        text: qsTr("Select the time from the item's beginning")
        keys: ["["]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.view.beginRange()
    }
    readonly property Command endRange: Command {
        text: qsTr("Select the time up to the item's end")
        keys: ["]"]
        enabled: !commands.session.lesson.hidden
        onTriggered: commands.session.view.endRange()
    }
    readonly property Command zoomToRange: Command {
        text: qsTr("Zoom to the selected time")
        enabled: commands.session.view.ranged
        onTriggered: commands.session.view.zoomToRange()
    }

    readonly property Command menu: Command {
        text: qsTr("Menu")
        keys: ["F10"]
        onTriggered: commands.menuWanted()
    }
    readonly property Command lanes: Command {
        text: qsTr("Lanes instead of items")
        keys: ["L"]
        checkable: true
        checked: commands.session.view.lanes
        onTriggered: commands.session.view.lanes = !commands.session.view.lanes
    }
    readonly property Command zoomIn: Command {
        text: qsTr("Zoom in")
        keys: ["W"]
        onTriggered: commands.session.view.zoomBy(1 / 1.3)
    }
    readonly property Command zoomOut: Command {
        text: qsTr("Zoom out")
        keys: ["S"]
        onTriggered: commands.session.view.zoomBy(1.3)
    }
    readonly property Command earlier: Command {
        text: qsTr("Move to earlier times")
        keys: ["A"]
        onTriggered: commands.session.view.panBy(-0.1)
    }
    readonly property Command later: Command {
        text: qsTr("Move to later times")
        keys: ["D"]
        onTriggered: commands.session.view.panBy(0.1)
    }
    readonly property Command fit: Command {
        text: qsTr("Fit what is selected, then everything")
        keys: ["F"]
        onTriggered: commands.session.view.fit()
    }
    readonly property Command fitTouched: Command {
        text: qsTr("Fit the run touched last")
        keys: ["Shift+F"]
        onTriggered: commands.session.view.fitTouched()
    }
    readonly property Command lockRows: Command {
        text: qsTr("Keep these rows while the time moves")
        keys: ["Shift+L"]
        enabled: !commands.session.view.lanes
        checkable: true
        checked: commands.session.view.rowsLocked
        onTriggered: commands.session.view.rowsLocked = !commands.session.view.rowsLocked
    }
    readonly property Command results: Command {
        text: qsTr("Results of every item")
        keys: ["R"]
        checkable: true
        checked: commands.session.results.shown
        onTriggered: commands.session.results.shown = !commands.session.results.shown
    }
    readonly property Command map: Command {
        text: qsTr("Map of limits")
        keys: ["M"]
        checkable: true
        checked: commands.session.map.shown
        onTriggered: commands.session.map.shown = !commands.session.map.shown
    }
    readonly property Command compare: Command {
        text: qsTr("Compare two runs")
        keys: ["V"]
        checkable: true
        checked: commands.session.difference.shown
        onTriggered: commands.session.difference.shown = !commands.session.difference.shown
    }
    readonly property Command dark: Command {
        text: qsTr("Dark")
        keys: ["Ctrl+D"]
        checkable: true
        checked: commands.session.appearance.dark
        onTriggered: commands.session.appearance.dark = !commands.session.appearance.dark
    }
    readonly property Command contrast: Command {
        text: qsTr("High contrast")
        keys: ["Ctrl+Shift+D"]
        checkable: true
        checked: commands.session.appearance.highContrast
        onTriggered: commands.session.appearance.highContrast = !commands.session.appearance.highContrast
    }
    readonly property Command largeType: Command {
        text: qsTr("Large type")
        keys: ["Ctrl+Shift+L"]
        checkable: true
        checked: commands.large
        onTriggered: commands.large = !commands.large
    }
    readonly property Command fullScreen: Command {
        property int before: Window.Windowed

        text: qsTr("Full screen")
        keys: ["F11"]
        checkable: true
        checked: commands.window.visibility === Window.FullScreen
        onTriggered: {
            if (checked) {
                commands.window.visibility = before
            } else {
                before = commands.window.visibility
                commands.window.visibility = Window.FullScreen
            }
        }
    }

    readonly property Command helpPages: Command {
        text: qsTr("Help")
        keys: ["F1"]
        onTriggered: commands.helpWanted()
    }
    readonly property Command keySheet: Command {
        text: qsTr("Keys")
        keys: ["?"]
        onTriggered: commands.keysWanted()
    }
    readonly property Command about: Command {
        text: qsTr("About Overlapse")
        onTriggered: commands.aboutWanted()
    }
}
