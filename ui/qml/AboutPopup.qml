// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What the program is and what it runs on.
T.Popup {
    id: popup

    required property Session session

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: Math.min(480, (parent ? parent.width : 480) - 48)
    implicitHeight: implicitContentHeight + 2 * padding
    padding: 24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

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
        Glide { property: "opacity"; from: 1; to: 0; duration: 120 }
    }

    contentItem: Loader {
        active: popup.visible // not when the program starts
        focus: true
        sourceComponent: AboutContent {
            objectName: "aboutProgram"
            focus: true
            onCopyWanted: popup.session.copyText(About.report)
            onClosed: popup.close()
        }
    }
}
