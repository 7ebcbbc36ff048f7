// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A small menu of texts to take over, each with a few words about it.
PopupMenu {
    id: menu

    required property var examples ///< of { text, about }

    signal chosen(string text)

    function popUp() {
        made = true
        currentIndex = 0
        open()
    }

    implicitWidth: 260
    padding: 4

    Instantiator {
        model: menu.made ? menu.examples : []
        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)

        delegate: T.MenuItem {
            id: item
            required property var modelData

            implicitWidth: 252
            implicitHeight: 28
            leftPadding: 8
            rightPadding: 8
            text: modelData.text
            Accessible.name: text
            Accessible.description: modelData.about
            onTriggered: menu.chosen(modelData.text)

            contentItem: ExampleLine {
                text: item.text
                about: item.modelData.about
            }
            background: Rectangle {
                radius: 5
                color: item.highlighted || item.hovered ? Qt.alpha(Theme.accent, 0.16) : "transparent"
            }
        }
    }
}
