// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// Examples, each with what to look for, the files used last, and what can be done with an experiment.
PopupMenu {
    id: menu

    required property Files files
    readonly property var entries: {
        if (!made)
            return []
        const list = [{ heading: true, text: qsTr("Examples"), about: "", act: null }]
        for (const example of files.examples)
            list.push({ heading: false, text: example.title, about: example.about,
                        act: () => menu.exampleChosen(example.name) })
        const recent = files.recent
        if (recent.length > 0)
            list.push({ heading: true, text: qsTr("Recent files"), about: "", act: null })
        for (const path of recent.slice(0, 5))
            list.push({ heading: false, text: path.split("/").pop(), about: path, act: () => menu.fileChosen(path) })
        list.push({ heading: true, text: qsTr("This experiment"), about: "", act: null })
        list.push({ heading: false, text: qsTr("Save experiment …"), about: qsTr("a small text file: work, limits, modes"),
                    act: () => menu.saveWanted() })
        list.push({ heading: false, text: qsTr("Copy as command line"), about: qsTr("overlapse compare …"),
                    act: () => files.copyCommandLine() })
        return list
    }

    signal exampleChosen(string name)
    signal fileChosen(string path)
    signal saveWanted()

    implicitWidth: 640

    Instantiator {
        model: menu.entries
        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)

        delegate: T.MenuItem {
            id: item
            required property var modelData

            objectName: "experiment:" + modelData.text
            implicitWidth: 628
            implicitHeight: modelData.heading ? 26 : modelData.about.length > 0 ? 42 : 28
            leftPadding: 10
            rightPadding: 10
            enabled: !modelData.heading
            text: modelData.text
            Accessible.name: text
            Accessible.description: modelData.about
            onTriggered: modelData.act()

            contentItem: MenuEntryLines {
                text: item.text
                about: item.modelData.about
                heading: item.modelData.heading
            }
            background: Rectangle {
                radius: 5
                color: item.highlighted || item.hovered ? Qt.alpha(Theme.accent, 0.16) : "transparent"
            }
        }
    }
}
