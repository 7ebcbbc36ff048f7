// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One state of the chosen run.
Item {
    id: row

    required property int index
    required property var modelData ///< of rangeRows()
    property bool chosen: false

    signal pressed()

    objectName: "rangeRow" + index
    height: 22
    Accessible.role: Accessible.Row
    Accessible.name: modelData.text
    Accessible.selected: chosen
    Accessible.onPressAction: pressed()

    Rectangle {
        anchors.fill: parent
        radius: 4
        color: row.chosen ? Qt.alpha(Theme.accent, Theme.dark ? 0.22 : 0.12) : Qt.alpha(Theme.text, pointer.hovered ? 0.05 : 0)
    }
    RangeCells {
        anchors.fill: parent
        name: row.modelData.name
        swatch: row.modelData.color
        cells: [row.modelData.count, row.modelData.mean, row.modelData.least, row.modelData.p50, row.modelData.p90,
            row.modelData.p99, row.modelData.most, row.modelData.share]
    }
    HoverHandler { id: pointer }
    TapHandler { onTapped: row.pressed() }
}
