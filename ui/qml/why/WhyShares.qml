// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A whole and its parts: a bar, and in words what is large enough to be read.
Item {
    id: shares

    required property string title
    required property var pieces ///< of { color, share, text }

    width: parent ? parent.width : 0
    height: legend.y + legend.height + 8

    Label {
        y: 2
        width: 132
        text: shares.title
        font.pixelSize: 13
        color: Theme.text2
    }
    ShareBar {
        x: 144
        y: 4
        width: parent.width - x
        height: 14
        pieces: shares.pieces
    }
    Flow {
        id: legend
        x: 144
        y: 24
        width: parent.width - x
        spacing: 2

        Repeater {
            model: shares.pieces.filter(piece => piece.share >= 0.01)

            Row {
                id: key
                required property var modelData

                spacing: 6
                rightPadding: 14

                Rectangle {
                    y: 3
                    width: 10
                    height: 10
                    radius: 2
                    color: key.modelData.color
                }
                Label {
                    text: key.modelData.text
                    font.pixelSize: 11
                    color: Theme.text2
                }
            }
        }
    }
}
