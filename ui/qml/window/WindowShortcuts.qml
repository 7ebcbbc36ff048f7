// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import Overlapse

/// The commands' keys, and the digits of the modes. A text field that is being typed in keeps its own: digits,
/// letters, undo.
Item {
    id: keys

    required property WindowCommands commands
    property bool active: true ///< nothing modal is open

    visible: false

    Instantiator {
        model: keys.commands.all

        Shortcut {
            required property Command modelData

            sequences: modelData?.keys ?? []
            enabled: keys.active && (modelData?.enabled ?? false)
            onActivated: modelData.triggered()
        }
    }
    Instantiator {
        model: 5

        Shortcut {
            required property int index

            sequence: String(index + 1)
            enabled: keys.active
            onActivated: keys.commands.modeToggled(index)
        }
    }
}
