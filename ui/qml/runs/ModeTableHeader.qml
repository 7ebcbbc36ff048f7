// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The heads of the columns; ModeTableRow stands under them.
Item {
    id: header

    readonly property var heads: [
        { text: qsTr("Makespan"), tip: qsTr("From the first pull to the last result; quiet figures are predicted") },
        { text: qsTr("Speed-\nup"), tip: qsTr("Over sequential") },
        { text: qsTr("Of the\nbound"), tip: qsTr("The lower bound as a share of the makespan: 100 % cannot be beaten with these limits") },
        { text: qsTr("Items\n/s"), tip: qsTr("Throughput: items a second") },
        { text: qsTr("Busy\ncores"), tip: qsTr("CPU time of both stages over the makespan") }
    ]

    width: parent ? parent.width : 0
    height: 34

    Repeater {
        model: header.heads

        Label {
            id: head
            required property var modelData
            required property int index

            x: columns.right(index) - width
            y: 0
            height: 30
            width: columns.widths[index]
            text: modelData.text
            font.pixelSize: 11
            lineHeight: 1
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignBottom
            color: Theme.text3

            HoverHandler { id: pointer }
            Tip {
                shown: pointer.hovered
                text: head.modelData.tip
            }
        }
    }
    Divider { anchors.bottom: parent.bottom }
    ModeTableColumns {
        id: columns
        total: header.width
    }
}
