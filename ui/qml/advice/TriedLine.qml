// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One setting that was tried; the advised one stands out.
Item {
    id: line

    required property var row ///< TriedRow
    readonly property var figures: [row.fetchLimit, row.transformLimit, row.slices, row.throughput, row.range, row.p99, row.failed]

    width: parent ? parent.width : 0
    height: 24
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("N = %1, M = %2, %3 slices, %4 items a second (%5), p99 %6, failed %7")
                     .arg(row.fetchLimit).arg(row.transformLimit).arg(row.slices).arg(row.throughput).arg(row.range)
                     .arg(row.p99).arg(row.failed)

    Rectangle {
        anchors.fill: parent
        visible: line.row.advised
        radius: 4
        color: Qt.alpha(Theme.accent, Theme.dark ? 0.22 : 0.14)
    }
    Icon {
        x: 6
        anchors.verticalCenter: parent.verticalCenter
        width: 12
        height: 12
        visible: line.row.advised
        name: "check"
        color: Theme.accent
    }
    Repeater {
        model: line.figures.length

        Label {
            required property int index

            x: columns.right(index) - width
            width: columns.width(index)
            height: line.height
            text: line.figures[index]
            font.weight: line.row.advised && index < 4 ? Font.DemiBold : Font.Normal
            horizontalAlignment: Text.AlignRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 8
            color: index === 6 && line.row.failed !== "–" ? Theme.failed
                   : index === 4 && line.row.few || index === 2 ? Theme.text2 : Theme.text
        }
    }
    TriedColumns {
        id: columns
        total: line.width
    }
}
