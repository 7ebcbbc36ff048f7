// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A menu of what can be done with one thing.
PopupMenu {
    id: menu

    /// Of { name, text, key, enabled, checked, act }; `name` is the entry's objectName.
    property var entries: []

    function popUp(item, x, y) {
        currentIndex = 0
        popup(item, x, y)
    }

    implicitWidth: Math.max(260, contentWidth + leftPadding + rightPadding) // as wide as the longest entry

    Instantiator {
        model: menu.entries
        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)

        delegate: T.MenuItem {
            id: item
            required property var modelData

            objectName: modelData.name
            implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
            implicitHeight: 28
            leftPadding: 8
            rightPadding: 10
            text: modelData.text
            enabled: modelData.enabled
            Accessible.role: Accessible.MenuItem
            Accessible.name: text
            Accessible.checked: modelData.checked
            onTriggered: modelData.act()

            contentItem: MenuCommandLine {
                text: item.text
                key: item.modelData.key
                line: false
                checked: item.modelData.checked
            }
            background: Rectangle {
                radius: 5
                color: item.highlighted || item.hovered ? Qt.alpha(Theme.accent, 0.16) : "transparent"
            }
        }
    }
}
