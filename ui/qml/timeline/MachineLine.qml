// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The cores, and what reading the clock and recording an item take on them: as much of it as there is room for.
Label {
    id: line

    required property string cores
    required property RecorderCost recorder
    required property real room
    /// From the longest to the shortest.
    readonly property var choices: recorder.clock.length === 0 ? [cores] : [
        qsTr("%1 · clock %2 · recorder %3 an item").arg(cores).arg(recorder.clock).arg(recorder.item),
        qsTr("%1 · clock %2").arg(cores).arg(recorder.clock),
        cores
    ]

    objectName: "cores"
    text: choices.find(choice => metrics.advanceWidth(choice) <= room) ?? cores
    font.pixelSize: 11
    color: Theme.text2
    Accessible.role: Accessible.StaticText
    Accessible.name: choices[0]
    Accessible.description: tip.text

    HoverHandler { id: pointer }
    Tip {
        id: tip
        shown: pointer.hovered
        above: true
        fromLeft: true
        text: line.recorder.clock.length === 0 ? "" :
              qsTr("Here a reading of the clock takes %1, of a thread's CPU clock %2. Recording an item in parallel takes "
                   + "%3, and %4 where its transform takes %5 or more. Spans of up to %6 are shorter than the clock can "
                   + "tell.")
              .arg(line.recorder.clock).arg(line.recorder.threadClock).arg(line.recorder.item)
              .arg(line.recorder.longItem).arg(line.recorder.longFrom).arg(line.recorder.resolution)
    }
    FontMetrics {
        id: metrics
        font: line.font
    }
}
