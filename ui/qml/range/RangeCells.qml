// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A name and figures, in the columns of the table.
Item {
    id: line

    required property string name
    required property var cells ///< as many in each line
    property bool quiet: false
    property color swatch: "transparent"
    readonly property bool tight: width < 620
    readonly property real cellWidth: tight ? Math.floor((width - 132) / cells.length) : 58

    Rectangle {
        id: mark
        x: 6
        anchors.verticalCenter: parent.verticalCenter
        width: 10
        height: 10
        radius: 2
        color: line.swatch
    }
    Label {
        x: 24
        height: parent.height
        width: line.width - x - 6 - line.cells.length * line.cellWidth
        text: line.name
        elide: Text.ElideRight
        font.pixelSize: line.quiet ? 11 : 12
        color: line.quiet ? Theme.text2 : Theme.text
    }
    Repeater {
        model: line.cells

        Label {
            required property int index
            required property string modelData

            x: line.width - 6 - (line.cells.length - index) * line.cellWidth
            width: line.cellWidth - 2
            height: line.height
            text: modelData
            horizontalAlignment: Text.AlignRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 9
            font.pixelSize: line.quiet ? 11 : 12
            color: line.quiet ? Theme.text2 : Theme.text
        }
    }
}
