// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A menu's sheet. It scrolls where the window is too low for it.
T.Menu {
    id: menu

    property bool made: false ///< entries that are the same each time, when it is first opened and not when the program starts

    implicitHeight: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, 760)
    padding: 6
    margins: 8
    focus: true
    onAboutToShow: made = true

    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        currentIndex: menu.currentIndex
    }
    background: Rectangle {
        radius: 8
        color: Theme.dark ? Qt.tint(Theme.panel, Qt.alpha(Theme.text, 0.06)) : Theme.panel
        border.width: 1
        border.color: Theme.border
    }
    enter: Transition {
        Glide { property: "opacity"; from: 0; to: 1 }
    }
}
