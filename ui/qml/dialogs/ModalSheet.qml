// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A sheet over a dimmed window, which waits until it is closed.
T.Popup {
    id: sheet

    property real wanted: 420 ///< its width, where there is room
    property Component body: null ///< what it shows; made when it is first opened, and not when the program starts
    property bool made: false
    readonly property QtObject shownBody: (contentItem as Loader).item

    parent: T.Overlay.overlay
    width: Math.min(wanted, room.width - 48)
    implicitHeight: implicitContentHeight + 2 * padding
    padding: 24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    // Not bound: to place it may lay it out, which makes it higher while it is being placed.
    onWidthChanged: centre()
    onHeightChanged: centre()
    onRoomChanged: centre()
    onAboutToShow: made = true
    Component.onCompleted: centre()

    function centre() {
        x = Math.round((room.width - width) / 2)
        y = Math.round((room.height - height) / 2)
    }

    /// What the window shows, in its own units: those of large type are larger.
    readonly property size room: parent ? Qt.size(parent.width / Theme.magnification, parent.height / Theme.magnification)
                                        : Qt.size(960, 600)

    contentItem: Loader {
        active: sheet.made
        focus: true
        sourceComponent: sheet.body
    }
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
}
