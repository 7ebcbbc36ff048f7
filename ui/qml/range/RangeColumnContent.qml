// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One run's figures within the selected time.
Item {
    id: content

    required property var of ///< of rangeColumns()

    Column {
        x: 10
        y: 8
        width: parent.width - 20
        spacing: 2

        Label {
            width: parent.width
            text: content.of.title
            elide: Text.ElideRight
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: content.of.empty ? content.of.note : content.of.finished
            elide: Text.ElideRight
        }
        Label {
            visible: !content.of.empty
            width: parent.width
            text: content.of.throughput + " · " + content.of.cores
            elide: Text.ElideRight
            font.pixelSize: 11
            color: Theme.text2
        }
    }
    ShareBar {
        x: 10
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 9
        width: parent.width - 20
        height: 8
        pieces: content.of.shares
    }
    HoverHandler { id: pointer }
    Tip {
        shown: pointer.hovered && !content.of.empty && content.of.note.length > 0
        text: content.of.note
    }
}
