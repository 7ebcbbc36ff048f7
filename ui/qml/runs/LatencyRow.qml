// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One mode's latency of an item, piece by piece. Pieces are shares of the longest bar.
Column {
    id: row

    required property string mode
    required property string total
    required property bool predicted ///< hollow, as in the timeline
    required property var pieces ///< of LatencyPiece

    width: parent ? parent.width : 0
    spacing: 4

    Item {
        id: head
        readonly property bool tight: name.implicitWidth + figure.implicitWidth + 12 > width ///< for one line

        width: parent.width
        height: tight ? 32 : 16

        Label {
            id: name
            width: Math.min(implicitWidth, parent.width)
            text: row.mode
            font.weight: Font.DemiBold
            elide: Text.ElideRight
        }
        // In a line of its own rather than cut: a part of a figure is another figure.
        Label {
            id: figure
            anchors.right: parent.right
            y: name.y + name.baselineOffset - baselineOffset + (head.tight ? 16 : 0)
            text: row.total
            font.pixelSize: 11
            color: Theme.text2
        }
    }
    Item {
        id: bar
        width: parent.width
        height: 12

        Repeater {
            model: row.pieces

            Rectangle {
                id: piece
                required property var modelData

                x: Math.round(modelData.begin * bar.width)
                width: Math.max(1, Math.round((modelData.begin + modelData.length) * bar.width) - x)
                height: bar.height
                color: row.predicted ? Qt.tint(Theme.panel, Qt.alpha(modelData.color, 0.3)) : modelData.color
                border.width: row.predicted && width > 2 ? 1 : 0
                border.color: modelData.color

                HoverHandler { id: pointer }
                Tip {
                    shown: pointer.hovered
                    delay: 150
                    text: piece.modelData.text
                }
            }
        }
    }
}
