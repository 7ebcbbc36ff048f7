// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The chosen page; scrolls where it is higher than the room for it.
Item {
    id: sheet

    required property string title
    required property int page
    required property var keys ///< of { key, about }

    function toTop() { area.contentY = 0 }
    /// Whether that was a key for it.
    function scroll(key) {
        const most = Math.max(0, area.contentHeight - area.height)
        const by = { [Qt.Key_PageUp]: -0.9 * area.height, [Qt.Key_PageDown]: 0.9 * area.height, [Qt.Key_Space]: 0.9 * area.height,
                     [Qt.Key_Up]: -40, [Qt.Key_Down]: 40, [Qt.Key_Home]: -most, [Qt.Key_End]: most }[key]
        if (by === undefined)
            return false
        area.contentY = Math.round(Math.max(0, Math.min(area.contentY + by, most)))
        return true
    }

    activeFocusOnTab: area.interactive
    Accessible.role: Accessible.Pane
    Accessible.name: title
    onPageChanged: toTop()

    ScrollArea {
        id: area
        objectName: "helpScroll"
        anchors.fill: parent

        Loader {
            width: parent ? parent.width : 0
            active: sheet.visible // not when the program starts
            sourceComponent: sheet.page === 0 ? keysPage : sheet.page === 1 ? chartPage : modePage
        }
    }
    FocusRing {
        anchors.margins: 0
        shown: sheet.activeFocus
    }
    Component {
        id: keysPage

        HelpKeys { keys: sheet.keys }
    }
    Component {
        id: chartPage

        HelpChart {}
    }
    Component {
        id: modePage

        HelpMode {
            mode: sheet.page - 2
            room: area.height
        }
    }
}
