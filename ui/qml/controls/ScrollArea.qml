// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Overlapse

/// Scrolls its one column when that is higher than the room for it.
Flickable {
    id: area

    default property alias content: column.data
    property int margin: 16
    property alias spacing: column.spacing
    readonly property Item focused: Window.activeFocusItem

    contentWidth: width
    contentHeight: column.height + 2 * margin
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    interactive: contentHeight > height
    pixelAligned: true

    /// What the keyboard is on can be seen.
    function reveal(item) {
        const top = item.mapToItem(column, 0, 0).y + margin
        if (top - margin < contentY)
            contentY = Math.max(0, top - margin)
        else if (top + item.height + margin > contentY + height)
            contentY = Math.min(contentHeight - height, top + item.height + margin - height)
    }

    onFocusedChanged: {
        for (let item = focused; item && interactive; item = item.parent)
            if (item === column)
                return reveal(focused)
    }

    Column {
        id: column
        x: area.margin
        y: area.margin
        width: area.width - 2 * area.margin
    }

    T.ScrollBar.vertical: SlimBar {}
}
