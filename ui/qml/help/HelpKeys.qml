// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Every key and what it does, in two columns.
Grid {
    id: table

    required property var keys ///< of { key, about }
    property real lineHeight: 30

    flow: Grid.TopToBottom
    rows: Math.ceil(keys.length / 2)
    columnSpacing: 24

    Repeater {
        model: table.keys

        Item {
            id: line
            required property var modelData

            width: Math.floor((table.width - table.columnSpacing) / 2)
            height: table.lineHeight
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1: %2").arg(modelData.key).arg(modelData.about)

            Label {
                width: 136
                height: parent.height
                text: line.modelData.key
                font.weight: Font.Medium
            }
            Label {
                x: 140
                width: parent.width - x
                height: parent.height
                text: line.modelData.about
                elide: Text.ElideRight
                color: Theme.text2
            }
        }
    }
}
