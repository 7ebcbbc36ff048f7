// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A few words about what the pointer or the keyboard is on. `shown` starts the wait. What is seen is made when it is first
/// wanted: hundreds of things have a tip, and few are ever pointed at (2026-11: a quarter of what the window was made of).
Loader {
    id: tip

    property bool shown: false
    property string text: ""
    property int delay: 500
    property bool fromLeft: false ///< it begins where its parent does, instead of lying in the middle
    property bool above: false ///< instead of below
    readonly property bool open: item?.visible ?? false
    property bool once: false ///< it has been wanted

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

    visible: false // it takes no place in rows and columns
    onShownChanged: once = true
    active: shown || once
    sourceComponent: T.ToolTip {
        id: words

        property bool made: false // the wait is of what is wanted later

        parent: tip.parent
        visible: made && tip.shown && text.length > 0 && tip.onTop()
        text: tip.text
        delay: tip.delay
        y: !parent ? 0 : tip.above ? -height - 2 : parent.height + 6
        x: parent && !tip.fromLeft ? Math.round((parent.width - width) / 2) : 0
        margins: 8
        padding: 8
        topPadding: 6
        bottomPadding: 6
        implicitWidth: Math.min(contentItem.implicitWidth, 280) + leftPadding + rightPadding
        implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        Component.onCompleted: made = true

        contentItem: Label {
            text: tip.shown ? words.text : "" // what nobody sees is not laid out with each change
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
}
