// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Why there is no row.
Item {
    id: empty

    required property ResultTable results
    readonly property string text: results.emptyText

    visible: text.length > 0
    Accessible.role: Accessible.StaticText
    Accessible.name: text + ". " + results.emptyHint

    Column {
        anchors.centerIn: parent
        width: parent.width - 32
        spacing: 4

        Label {
            width: parent.width
            text: empty.text
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            font.pixelSize: 13
            font.weight: Font.Medium
            color: Theme.text2
        }
        Label {
            visible: text.length > 0
            width: parent.width
            text: empty.results.emptyHint
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            font.pixelSize: 11
            color: Theme.text3
        }
    }
}
