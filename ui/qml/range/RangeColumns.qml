// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Every run that is shown, side by side; the chosen one is told in full below.
Flickable {
    id: columns

    required property RangeView range
    readonly property int gap: 8
    readonly property int count: Math.max(1, range.columns.length)
    readonly property real columnWidth: Math.max(136, Math.floor((width - (count - 1) * gap) / count))

    height: 86
    contentWidth: count * (columnWidth + gap) - gap
    contentHeight: height
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.HorizontalFlick
    interactive: contentWidth > width

    Repeater {
        model: columns.range.columns

        RangeColumn {
            x: index * (columns.columnWidth + columns.gap)
            width: columns.columnWidth
            height: columns.height
            chosen: columns.range.column === index
            onClicked: columns.range.column = index
        }
    }
}
