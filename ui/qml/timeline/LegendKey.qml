// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One swatch and its meaning. Work is thick, waiting is thin: as in the timeline.
Item {
    id: key

    required property var entry ///< of Theme.legend
    readonly property string text: entry.text
    readonly property string style: entry.style ///< thick, hatched, thin, line, dashed, outline or band
    readonly property color ink: entry.color
    readonly property color second: entry.second

    Item {
        id: swatch
        readonly property bool box: key.style === "thick" || key.style === "hatched" || key.style === "outline" || key.style === "band"

        width: 14
        height: 10
        anchors.verticalCenter: parent.verticalCenter
        clip: key.style === "hatched"

        Rectangle {
            visible: swatch.box || key.style === "thin"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: swatch.box ? parent.height : 4
            radius: key.style === "band" ? 0 : swatch.box ? 2 : 1
            color: key.ink
            border.width: key.style === "outline" ? 1 : 0
            border.color: key.second
        }
        Rectangle {
            visible: key.style === "band"
            anchors.horizontalCenter: parent.horizontalCenter
            width: 2
            height: parent.height
            color: key.second
        }
        Repeater {
            model: key.style === "hatched" ? 4 : 0

            Rectangle {
                required property int index

                x: index * 5 - 1
                y: -4
                width: 1.5
                height: 18
                rotation: 45
                antialiasing: true
                color: key.second
            }
        }
        Repeater {
            model: key.style === "dashed" ? 3 : key.style === "line" ? 1 : 0

            Rectangle {
                required property int index

                x: index * 5
                y: 4
                width: key.style === "line" ? 14 : 4
                height: 2
                color: key.ink
            }
        }
    }
    Label {
        anchors.left: swatch.right
        anchors.leftMargin: 8
        height: parent.height
        text: key.text
        font.pixelSize: 11
        color: Theme.text2
    }
}
