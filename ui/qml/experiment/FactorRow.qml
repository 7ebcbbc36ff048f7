// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How many times as long something is supposed to take.
Column {
    id: row

    required property string label
    required property string name
    required property real factor
    readonly property var factors: [0.1, 0.5, 1, 2, 10]

    signal chosen(real factor)

    width: parent ? parent.width : 0
    spacing: 4

    Label {
        text: row.label
        font.pixelSize: 13
    }
    Segmented {
        objectName: row.name
        width: parent.width
        height: 26
        quiet: true
        name: row.label
        options: [
            { text: "1/10", name: row.name + "0", tip: qsTr("A tenth of what was measured") },
            { text: "1/2", name: row.name + "1", tip: qsTr("Half of what was measured") },
            { text: "1", name: row.name + "2", tip: qsTr("As long as was measured") },
            { text: "2×", name: row.name + "3", tip: qsTr("Twice as long as was measured") },
            { text: "10×", name: row.name + "4", tip: qsTr("Ten times as long as was measured") }
        ]
        current: row.factors.indexOf(row.factor)
        onChosen: index => row.chosen(row.factors[index])
    }
}
