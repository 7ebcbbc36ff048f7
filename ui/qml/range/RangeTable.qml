// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The states of the chosen run, a line each; up and down choose one, left and right another run. Beside them, or below
/// where there is no room, how long the items were in it.
FocusScope {
    id: table

    required property RangeView range
    readonly property bool wide: width >= 720
    readonly property int histogramWidth: 176
    readonly property real tableWidth: width - 24 - (wide ? histogramWidth + 16 : 0)
    property bool byKeyboard: false

    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("States in the selected time")
    onActiveFocusChanged: if (!activeFocus) byKeyboard = false
    Keys.onReleased: event => {
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            byKeyboard = true
        event.accepted = false
    }
    Keys.onUpPressed: range.stepState(-1)
    Keys.onDownPressed: range.stepState(1)
    Keys.onLeftPressed: range.stepColumn(-1)
    Keys.onRightPressed: range.stepColumn(1)

    ScrollArea {
        id: area
        anchors.fill: parent
        margin: 12

        Item {
            width: area.width - 24
            height: Math.max(lines.height, table.wide ? histogram.height : lines.height + 16 + histogram.height)

            Column {
                id: lines
                width: table.tableWidth

                RangeHeads { width: parent.width }
                Repeater {
                    model: table.range.rows

                    RangeRow {
                        width: lines.width
                        chosen: table.range.state === modelData.state
                        onPressed: {
                            table.forceActiveFocus(Qt.MouseFocusReason)
                            table.range.state = modelData.state
                        }
                    }
                }
            }
            Histogram {
                id: histogram

                readonly property var of: table.range.histogram

                visible: (of.buckets ?? []).length > 0
                x: table.wide ? lines.width + 16 : 0
                y: table.wide ? 0 : lines.height + 16
                width: table.wide ? table.histogramWidth : Math.min(parent.width, 420)
                topic: of.topic ?? ""
                buckets: of.buckets ?? []
                figures: of.figures ?? ""
                from: of.from ?? ""
                to: of.to ?? ""
                color: of.color ?? Theme.text3
            }
        }
    }
    FocusRing {
        anchors.margins: 2
        radius: 6
        shown: table.activeFocus && table.byKeyboard
    }
}
