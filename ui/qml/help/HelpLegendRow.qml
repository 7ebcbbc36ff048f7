// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One entry of the legend and what it means.
Item {
    id: row

    required property var modelData

    width: parent ? parent.width : 0
    height: meaning.height + 8
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(modelData.text).arg(modelData.about)

    LegendKey {
        y: 4
        width: 204
        height: 16
        entry: row.modelData
    }
    Label {
        id: meaning
        objectName: "legendMeaning"
        x: 212
        y: 4
        width: parent.width - x
        text: row.modelData.about
        wrapMode: Text.Wrap
    }
}
