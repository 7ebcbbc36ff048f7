// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What stands in the row of a run that is kept: its name in a line, its figures in the columns of the modes.
Item {
    id: content

    required property var row // the KeptRow
    readonly property var figures: [row.makespan, "", row.bound, row.throughput, row.busyCores]

    Label {
        y: 4
        visible: !content.row.renaming
        width: parent.width - 20
        text: content.row.title
        elide: Text.ElideRight
        font.weight: content.row.touched ? Font.DemiBold : Font.Normal
        color: content.row.shown ? Theme.text : Theme.text3
    }
    Label {
        y: 24
        text: content.row.measured ? qsTr("measured") : qsTr("predicted")
        font.pixelSize: 11
        color: Theme.text3
    }
    Repeater {
        model: columns.widths.length // a list would make all labels anew with each figure that changes

        Label {
            required property int index

            x: columns.right(index) - width
            y: 24
            width: columns.widths[index] - 2
            text: content.figures[index]
            horizontalAlignment: Text.AlignRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 8
            font.pixelSize: 11
            font.weight: index === 0 && content.row.measured ? Font.DemiBold : Font.Normal
            color: content.row.shown ? Theme.text : Theme.text3
        }
    }
    ModeTableColumns {
        id: columns
        total: content.width
    }
}
