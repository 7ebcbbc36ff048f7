// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A few words about what the pointer or the keyboard is on. `shown` starts the wait.
T.ToolTip {
    id: tip

    property bool shown: false

    /// What lies right on the window, and has that item in it: a sheet, a menu, a dialog; null: none.
    function popupOf(item) {
        for (; item; item = item.parent)
            if (item.parent === T.Overlay.overlay)
                return item
        return null
    }
    /// The pointer may rest on what a menu or a dialog has been opened over, or has left the keyboard to another window.
    function onTop() {
        if (!tip.parent || !tip.parent.Window.active)
            return false
        const popup = popupOf(tip.parent.Window.activeFocusItem)
        return !popup || popup === popupOf(tip.parent)
    }

    visible: shown && text.length > 0 && onTop()
    delay: 500
    y: parent ? parent.height + 6 : 0
    x: parent ? Math.round((parent.width - width) / 2) : 0
    margins: 8
    padding: 8
    topPadding: 6
    bottomPadding: 6
    implicitWidth: Math.min(contentItem.implicitWidth, 280) + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent

    contentItem: Label {
        text: tip.shown ? tip.text : "" // what nobody sees is not laid out with each change
        font.pixelSize: 11
        lineHeight: 1.15
        wrapMode: Text.Wrap
        color: Theme.dark ? Theme.text : Theme.panel
    }
    background: Rectangle {
        radius: 6
        color: Theme.dark ? Qt.tint(Theme.panel, Qt.alpha(Theme.text, 0.16)) : Theme.text
    }
    enter: Transition {
        Glide { property: "opacity"; from: 0; to: 1 }
    }
}
