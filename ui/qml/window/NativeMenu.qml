// SPDX-License-Identifier: MIT
import QtQml
import Qt.labs.platform as Platform
import Overlapse

/// Commands in a menu of the desktop's. Their keys are the window's: named here too, they would be ambiguous.
Platform.Menu {
    id: menu

    property var commands: []

    property Instantiator entries: Instantiator {
        model: menu.commands
        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)

        delegate: Platform.MenuItem {
            required property Command modelData

            text: modelData?.text ?? ""
            enabled: modelData?.enabled ?? false
            checkable: modelData?.checkable ?? false
            checked: modelData?.checked ?? false
            onTriggered: modelData.triggered()
        }
    }
}
