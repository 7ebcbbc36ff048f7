// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The line of a slider, used up to a place. Beyond the limit it is broken, and amber as far as it is used.
Item {
    id: track

    required property real usedTo
    required property real limitAt ///< the width: no limit
    readonly property bool limited: limitAt < width

    height: 4

    Rectangle {
        width: track.limited ? track.limitAt : parent.width
        height: parent.height
        radius: 2
        color: Qt.alpha(Theme.text, Theme.dark ? 0.14 : 0.1)
    }
    Rectangle {
        width: Math.min(track.limitAt, track.usedTo)
        height: parent.height
        radius: 2
        color: Theme.accent
    }
    Repeater {
        model: track.limited ? Math.max(0, Math.floor((track.width - track.limitAt) / 6)) : 0

        Rectangle {
            required property int index

            x: track.limitAt + 2 + index * 6
            width: 4
            height: 4
            radius: 1
            color: x < track.usedTo ? Theme.warning : Qt.alpha(Theme.warning, 0.3)
        }
    }
    Rectangle {
        visible: track.limited
        x: track.limitAt - 1
        y: -3
        width: 2
        height: 10
        radius: 1
        color: Theme.warning
    }
}
