// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Pages on the keys, on the chart and on each mode.
ModalSheet {
    id: help
    objectName: "helpPopup"

    required property ModeList modes
    readonly property HelpContent content: shownBody === null ? null : shownBody as HelpContent // compiled ahead, null has no type
    property int page: 0 ///< 0: the keys; 1: the chart; 2 and up: the modes
    readonly property var keys: [
        { key: qsTr("Ctrl+R, F5"), about: qsTr("run the modes that are shown") },
        { key: qsTr("Esc"), about: qsTr("stop; otherwise deselect") },
        { key: "1 – 5", about: qsTr("show or hide a mode") },
        { key: "L", about: qsTr("rows are items or lanes") },
        { key: qsTr("R"), about: qsTr("the results of every item") },
        { key: qsTr("Ctrl+F, Enter"), about: qsTr("filter results, zoom to one") },
        { key: "W  S  +  –", about: qsTr("zoom in and out") },
        { key: "A  D  ←  →", about: qsTr("move in time; an item's states") },
        { key: qsTr("F, 0"), about: qsTr("fit what is selected, show all") },
        { key: qsTr("Shift+F"), about: qsTr("fit the run touched last") },
        { key: qsTr("Home, End"), about: qsTr("to the begin, to the end") },
        { key: qsTr("↑ ↓"), about: qsTr("select the item above or below") },
        { key: qsTr("Wheel, Shift+wheel"), about: qsTr("zoom the time, the rows") },
        { key: qsTr("Shift+L"), about: qsTr("rows stay while the time moves") },
        { key: qsTr("Shift+drag,  [  ]"), about: qsTr("select a part of the time") },
        { key: qsTr("/, Ctrl+F"), about: qsTr("find items (fetch > 2s)") },
        { key: qsTr(",  ."), about: qsTr("the item before, the next one") },
        { key: qsTr("E, Shift+E"), about: qsTr("pin a note, go to the next note") },
        { key: qsTr("T"), about: qsTr("walk through the prediction") },
        { key: qsTr("P  .  ,"), about: qsTr("play, step, step back") },
        { key: qsTr("G"), about: qsTr("guess before results are shown") },
        { key: qsTr("B"), about: qsTr("find the best limits") },
        { key: qsTr("M"), about: qsTr("map of limits") },
        { key: qsTr("V"), about: qsTr("compare two runs") },
        { key: qsTr("K"), about: qsTr("keep this run") },
        { key: qsTr("Y"), about: qsTr("why it took so long") },
        { key: qsTr("C"), about: qsTr("the critical path") },
        { key: qsTr("N, Shift+N"), about: qsTr("its next piece, the one before") },
        { key: qsTr("Enter, Backspace"), about: qsTr("to what released it, and back") },
        { key: qsTr("Shift+F10"), about: qsTr("menu of a mode or run") },
        { key: qsTr("Ctrl+Z, Ctrl+Shift+Z"), about: qsTr("undo, redo") },
        { key: qsTr("Ctrl+M"), about: qsTr("examples and recent files") },
        { key: qsTr("Ctrl+O, S, E"), about: qsTr("open, save, export") },
        { key: qsTr("Ctrl+Shift+O"), about: qsTr("add the runs of a recording") },
        { key: qsTr("Ctrl+Shift+S"), about: qsTr("save the experiment") },
        { key: qsTr("Ctrl+Shift+C"), about: qsTr("copy the chart") },
        { key: qsTr("Ctrl+N, Ctrl+W"), about: qsTr("new window, close the window") },
        { key: qsTr("Ctrl+D"), about: qsTr("light or dark") },
        { key: qsTr("Ctrl+Shift+D"), about: qsTr("high contrast") },
        { key: qsTr("Ctrl+Shift+L"), about: qsTr("large type") },
        { key: qsTr("F11"), about: qsTr("full screen") },
        { key: qsTr("F10"), about: qsTr("the menu") },
        { key: qsTr("F1"), about: qsTr("this help") },
        { key: "?", about: qsTr("the keys alone") },
        { key: qsTr("Ctrl+Q"), about: qsTr("quit") }
    ]

    signal aboutWanted()

    /// As open(), which shows the page that was shown last.
    function openPage(index) {
        made = true
        page = Math.max(0, Math.min(index, content.pages - 1))
        open()
    }

    wanted: 960
    height: Math.min(720, room.height - 48)
    padding: 0

    onOpened: content.begin()

    body: HelpContent {
        objectName: "help"
        keys: help.keys
        modes: help.modes
        page: help.page
        onPageChosen: index => { help.page = index }
        onAboutWanted: {
            help.close()
            help.aboutWanted()
        }
        onClosed: help.close()
    }
}
