// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What stands in the row of a run that is kept: its name in a line, its figures in the columns of the modes.
Item {
    id: content

    required property var row // the KeptRow

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
        model: [content.row.makespan, "", content.row.bound, content.row.throughput, content.row.busyCores]

        Label {
            required property string modelData
            required property int index

            x: columns.right(index) - width
            y: 24
            width: columns.widths[index] - 2
            text: modelData
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
