// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The window's keys, the same on every desktop: a standard key beside its own text would be ambiguous and do
/// nothing. A text field that is being typed in keeps its own: digits, letters, undo.
Item {
    id: keys

    required property Session session
    property bool active: true ///< nothing modal is open

    signal openWanted()
    signal saveWanted()
    signal exportWanted()
    signal helpWanted()
    signal quitWanted()
    signal experimentsWanted()

    visible: false

    Shortcut {
        sequences: ["Ctrl+R", "F5"]
        enabled: keys.active && keys.session.canRun
        onActivated: keys.session.run()
    }
    Shortcut {
        sequences: ["Esc", "Ctrl+."]
        enabled: keys.active && keys.session.running
        onActivated: keys.session.stop()
    }
    Instantiator {
        model: 5

        Shortcut {
            required property int index

            sequence: String(index + 1)
            enabled: keys.active
            onActivated: keys.session.toggleMode(index)
        }
    }
    Shortcut {
        sequence: "L"
        enabled: keys.active
        onActivated: keys.session.lanes = !keys.session.lanes
    }
    Shortcut {
        sequence: "T"
        enabled: keys.active && keys.session.canWalk
        onActivated: keys.session.toggleWalk()
    }
    Shortcut {
        sequence: "P"
        enabled: keys.active && keys.session.walk.active
        onActivated: keys.session.walk.playOrPause()
    }
    Shortcut {
        sequence: "."
        enabled: keys.active && keys.session.walk.active
        onActivated: keys.session.walk.step(1)
    }
    Shortcut {
        sequence: ","
        enabled: keys.active && keys.session.walk.active
        onActivated: keys.session.walk.step(-1)
    }
    Shortcut {
        sequence: "Ctrl+Z"
        enabled: keys.active && keys.session.canUndo && !keys.session.running
        onActivated: keys.session.undo()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]
        enabled: keys.active && keys.session.canRedo && !keys.session.running
        onActivated: keys.session.redo()
    }
    Shortcut {
        sequence: "Ctrl+O"
        enabled: keys.active && !keys.session.running
        onActivated: keys.openWanted()
    }
    Shortcut {
        sequence: "Ctrl+M"
        enabled: keys.active && !keys.session.running
        onActivated: keys.experimentsWanted()
    }
    Shortcut {
        sequence: "Ctrl+S"
        enabled: keys.active
        onActivated: keys.saveWanted()
    }
    Shortcut {
        sequence: "Ctrl+E"
        enabled: keys.active
        onActivated: keys.exportWanted()
    }
    Shortcut {
        sequence: "Ctrl+D"
        enabled: keys.active
        onActivated: keys.session.dark = !keys.session.dark
    }
    Shortcut {
        sequence: "F1"
        enabled: keys.active
        onActivated: keys.helpWanted()
    }
    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: keys.quitWanted()
    }
}
