// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One mode's figures. A click makes it the one whose code and stamps are shown.
T.AbstractButton {
    id: row

    required property int index
    required property string name
    required property bool shown
    required property bool measured
    required property bool running
    required property bool awaited
    required property bool unsure
    required property string makespan
    required property string speedup
    required property string bound
    required property string throughput
    required property string busyCores
    required property string repeats
    required property string spread
    required property bool touched ///< its code is shown
    readonly property var figures: [makespan, speedup, bound, throughput, busyCores]

    width: parent ? parent.width : 0
    implicitHeight: 26
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Row
    Accessible.name: name + ": " + figures.join(", ")
    Accessible.description: tip.text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: ModeTableFigures {
        mode: row
        opacity: row.awaited || row.unsure || row.running ? 0.4 : 1
    }
    background: Rectangle {
        x: -6
        width: row.width + 12
        radius: 4
        color: Qt.alpha(Theme.text, row.down ? 0.1 : row.hovered ? 0.06 : 0)
        Behavior on color { ColorFade {} }

        FocusRing { shown: row.visualFocus }
    }
    Tip {
        id: tip
        shown: row.hovered && !row.down
        text: row.repeats.length > 0 ? row.repeats + ": " + row.spread : ""
    }
}
