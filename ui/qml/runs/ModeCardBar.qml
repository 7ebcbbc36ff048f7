// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A mode's share of the longest makespan: full where measured, hollow where predicted, growing while it runs.
Item {
    id: bar

    required property double share
    required property bool measured
    required property bool running
    required property bool lit ///< its panel is shown
    readonly property color ink: lit ? Theme.accent : Theme.text3

    implicitHeight: 4

    Rectangle {
        anchors.fill: parent
        radius: 2
        color: Qt.alpha(Theme.text, Theme.dark ? 0.14 : 0.1)
    }
    Rectangle {
        visible: bar.share > 0
        width: Math.max(4, parent.width * Math.min(1, bar.share))
        height: 4
        radius: 2
        color: bar.measured || bar.running ? bar.ink : Qt.tint(Theme.surface, Qt.alpha(bar.ink, 0.3))
        border.width: bar.measured || bar.running ? 0 : 1
        border.color: bar.ink
        Behavior on width {
            enabled: !bar.running // it grows with the run: what moves by itself would cost what is measured
            Glide {}
        }
    }
}
