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
    readonly property real spare: Math.max(0, Math.min(10, (width - 560) / 8)) ///< for each
    readonly property var narrow: [44, 51, 51, 51, 51, 51, 51, 42]

    function widthOf(index) { return narrow[index] + spare }
    /// Of the cells from that one on.
    function widthFrom(index) {
        let sum = 0
        for (let i = index; i < narrow.length; ++i)
            sum += widthOf(i)
        return sum
    }

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
        width: line.width - x - 4 - line.widthFrom(0)
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

            x: line.width - 4 - line.widthFrom(index)
            width: line.widthOf(index) - 2
            height: line.height
            text: modelData
            horizontalAlignment: Text.AlignRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 9
            font.pixelSize: 11
            color: line.quiet ? Theme.text2 : Theme.text
        }
    }
}
