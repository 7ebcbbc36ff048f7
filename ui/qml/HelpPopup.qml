// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The keys, and the five modes in a line each.
T.Popup {
    id: help

    required property Session session
    readonly property var keys: [
        { key: qsTr("Ctrl+R, F5"), about: qsTr("run the modes that are shown") },
        { key: qsTr("Esc"), about: qsTr("stop; otherwise deselect") },
        { key: "1 – 5", about: qsTr("show or hide a mode") },
        { key: "L", about: qsTr("rows are items or lanes") },
        { key: "+  –  0", about: qsTr("zoom in, out, show all") },
        { key: qsTr("← →"), about: qsTr("move in time") },
        { key: qsTr("↑ ↓"), about: qsTr("select the item above or below") },
        { key: qsTr("Ctrl+wheel"), about: qsTr("zoom at the pointer") },
        { key: qsTr("Shift+wheel, drag"), about: qsTr("move in time") },
        { key: qsTr("T"), about: qsTr("walk through the prediction") },
        { key: qsTr("P  .  ,"), about: qsTr("play, step, step back") },
        { key: qsTr("Ctrl+Z, Ctrl+Shift+Z"), about: qsTr("undo, redo") },
        { key: qsTr("Ctrl+M"), about: qsTr("examples and recent files") },
        { key: qsTr("Ctrl+O, S, E"), about: qsTr("open, save, export") },
        { key: qsTr("Ctrl+D"), about: qsTr("light or dark") },
        { key: qsTr("F1"), about: qsTr("this help") },
        { key: qsTr("Ctrl+Q"), about: qsTr("quit") }
    ]

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(720, (parent ? parent.width : 720) - 48)
    implicitHeight: implicitContentHeight + 2 * padding
    padding: 24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    T.Overlay.modal: Rectangle { color: Qt.alpha(Theme.dark ? Theme.window : Theme.text, Theme.dark ? 0.7 : 0.35) }
    background: Rectangle {
        radius: 10
        color: Theme.panel
        border.width: 1
        border.color: Theme.border
    }
    enter: Transition {
        Glide { property: "opacity"; from: 0; to: 1 }
    }
    exit: Transition {
        Glide { property: "opacity"; from: 1; to: 0 }
    }

    contentItem: HelpContent {
        objectName: "help"
        keys: help.keys
        session: help.session
        onClosed: help.close()
    }
}
