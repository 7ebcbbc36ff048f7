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
        width: parent.width
        height: 16

        Label {
            id: name
            text: row.mode
            font.weight: Font.DemiBold
        }
        Label {
            anchors.right: parent.right
            anchors.baseline: name.baseline
            width: Math.min(implicitWidth, parent.width - name.width - 12)
            text: row.total
            font.pixelSize: 11
            elide: Text.ElideRight
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
