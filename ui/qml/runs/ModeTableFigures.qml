// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The name and the figures in one row of the table of modes.
Item {
    id: content

    required property var mode // the ModeTableRow

    Label {
        height: parent.height
        width: columns.right(0) - columns.widths[0]
        text: content.mode.name
        elide: Text.ElideRight
        font.weight: content.mode.touched ? Font.DemiBold : Font.Normal
        color: content.mode.shown ? Theme.text : Theme.text2
    }
    Repeater {
        model: columns.widths.length // a list would make all labels anew with each figure that changes

        Label {
            required property int index
            readonly property string figure: content.mode.figures[index]

            x: columns.right(index) - width
            width: columns.widths[index] - 2
            height: parent ? parent.height : 0
            text: figure.length > 0 ? figure : "–"
            horizontalAlignment: Text.AlignRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 8
            font.pixelSize: 11
            font.weight: index === 0 && content.mode.measured ? Font.DemiBold : Font.Normal
            color: index === 1 && content.mode.shown ? Theme.good : content.mode.measured ? Theme.text : Theme.text2
        }
    }
    ModeTableColumns {
        id: columns
        total: content.width
    }
}
