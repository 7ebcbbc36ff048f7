// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What the window can do that has no button of its own, with its keys.
PopupMenu {
    id: menu

    required property WindowCommands commands
    readonly property var entries: [commands.newWindow, null, commands.open, commands.addRuns, commands.save, commands.saveExperiment,
        commands.exportChart, commands.copyChart, commands.copyCommandLine, null, commands.findItems, commands.find, commands.keep, commands.why, commands.path, commands.guess, commands.map, commands.compare, commands.lanes,
        commands.results, commands.dark, commands.contrast, commands.largeType, commands.fullScreen, null, commands.reset, commands.helpPages, commands.keySheet,
        commands.about, null, commands.closeWindow, commands.quit]

    implicitWidth: 320

    Instantiator {
        model: menu.made ? menu.entries : []
        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)

        delegate: T.MenuItem {
            id: item
            required property var modelData
            readonly property bool line: modelData === null

            objectName: "menu:" + text
            implicitWidth: 308
            implicitHeight: line ? 9 : 28
            leftPadding: 8
            rightPadding: 10
            text: line ? "" : modelData.text
            enabled: !line && modelData.enabled
            Accessible.role: line ? Accessible.Separator : Accessible.MenuItem
            Accessible.name: text
            Accessible.checkable: !line && modelData.checkable
            Accessible.checked: !line && modelData.checked
            onTriggered: modelData.triggered()

            contentItem: MenuCommandLine {
                text: item.text
                key: item.line ? "" : item.modelData.keys[0] ?? ""
                line: item.line
                checked: !item.line && item.modelData.checked
            }
            background: Rectangle {
                radius: 5
                color: !item.line && (item.highlighted || item.hovered) ? Qt.alpha(Theme.accent, 0.16) : "transparent"
            }
        }
    }
}
