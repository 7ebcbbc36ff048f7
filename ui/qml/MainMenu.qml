// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What the window can do that has no button of its own, with its keys.
PopupMenu {
    id: menu

    required property WindowCommands commands
    readonly property var entries: [commands.newWindow, null, commands.open, commands.save, commands.saveExperiment,
        commands.exportChart, commands.copyChart, commands.copyCommandLine, null, commands.guess, commands.lanes,
        commands.dark, commands.largeType, commands.fullScreen, null, commands.reset, commands.helpPages,
        commands.about, null, commands.closeWindow, commands.quit]

    implicitWidth: 320

    Instantiator {
        model: menu.entries
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

            contentItem: Item {
                Divider {
                    visible: item.line
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                }
                Icon {
                    visible: !item.line && item.modelData.checked
                    anchors.verticalCenter: parent.verticalCenter
                    name: "check"
                    color: Theme.accent
                }
                Label {
                    x: 24
                    height: parent.height
                    width: parent.width - x - keys.width - 8
                    text: item.text
                    font.pixelSize: 13
                    elide: Text.ElideRight
                    color: item.enabled ? Theme.text : Theme.text3
                }
                Label {
                    id: keys
                    anchors.right: parent.right
                    height: parent.height
                    text: item.line ? "" : item.modelData.keys[0] ?? ""
                    font.pixelSize: 11
                    color: item.enabled ? Theme.text2 : Theme.text3
                }
            }
            background: Rectangle {
                radius: 5
                color: !item.line && (item.highlighted || item.hovered) ? Qt.alpha(Theme.accent, 0.16) : "transparent"
            }
        }
    }
}
