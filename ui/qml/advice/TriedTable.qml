// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The settings that were tried, as they come.
Item {
    id: table

    required property var rows ///< TriedRow
    readonly property var heads: [
        { text: "N", tip: qsTr("Fetch limit") },
        { text: "M", tip: qsTr("Transform limit") },
        { text: qsTr("Slices"), tip: qsTr("How often it was measured; slices that other programs disturbed do not count") },
        { text: qsTr("Items/s"), tip: qsTr("Throughput, the median of the slices") },
        { text: qsTr("between"), tip: qsTr("The 95 % confidence interval of the median; of fewer than six slices, quiet, the least and the most") },
        { text: "p99", tip: qsTr("Latency that 99 of 100 items stay below") },
        { text: qsTr("Failed"), tip: qsTr("Share of the items") }
    ]

    Repeater {
        model: table.heads

        Label {
            id: head
            required property int index
            required property var modelData

            x: columns.right(index) - width
            width: columns.width(index)
            height: 22
            text: modelData.text
            font.pixelSize: 11
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            color: Theme.text3

            HoverHandler { id: pointer }
            Tip {
                shown: pointer.hovered
                text: head.modelData.tip
            }
        }
    }
    Divider { y: 22 }
    ScrollArea {
        objectName: "triedRows"
        y: 23
        width: parent.width
        height: parent.height - y
        margin: 0

        Repeater {
            model: table.rows

            TriedLine {
                required property int index
                required property var modelData

                objectName: "triedRow" + index
                row: modelData
            }
        }
    }
    TriedColumns {
        id: columns
        total: table.width
    }
}
