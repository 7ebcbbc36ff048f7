// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Shapes
import QtQuick.Window
import Overlapse

/// A drawn sign on a grid of 16 x 16. Filled ones are "play", "pause" and "stop"; the others are lines.
Item {
    id: icon

    required property string name
    property color color: Theme.text2
    readonly property bool filled: name === "play" || name === "stop" || name === "pause"
    readonly property var paths: ({
        "play": "M 4.5 2.5 L 13.5 8 L 4.5 13.5 Z",
        "pause": "M 4 3 L 6.8 3 L 6.8 13 L 4 13 Z M 9.2 3 L 12 3 L 12 13 L 9.2 13 Z",
        "forward": "M 4.5 3.5 L 9 8 L 4.5 12.5 M 11.5 3.5 L 11.5 12.5",
        "back": "M 11.5 3.5 L 7 8 L 11.5 12.5 M 4.5 3.5 L 4.5 12.5",
        "walk": "M 2 13 L 5.5 13 L 5.5 9.5 L 9 9.5 L 9 6 L 12.5 6 L 12.5 2.5 L 14.5 2.5",
        "stop": "M 4 4 L 12 4 L 12 12 L 4 12 Z",
        "undo": "M 6 3 L 3 6 L 6 9 M 3 6 L 9.5 6 A 3.5 3.5 0 0 1 9.5 13 L 6 13",
        "redo": "M 10 3 L 13 6 L 10 9 M 13 6 L 6.5 6 A 3.5 3.5 0 0 0 6.5 13 L 10 13",
        "theme": "M 8 2 A 6 6 0 0 1 8 14 A 6 6 0 0 1 8 2 M 8 2 L 8 14 M 10 2.5 L 10 13.5 M 12 3.6 L 12 12.4",
        "help": "M 5.5 6 A 2.5 2.5 0 1 1 8.8 8.4 Q 8 8.8 8 10 M 8 12.6 L 8 13.2",
        "close": "M 4 4 L 12 12 M 12 4 L 4 12",
        "panel": "M 2.5 3 L 13.5 3 L 13.5 13 L 2.5 13 Z M 9.5 3 L 9.5 13",
        "menu": "M 2.5 4 L 13.5 4 M 2.5 8 L 13.5 8 M 2.5 12 L 13.5 12",
        "folder": "M 2 4 L 6 4 L 7.5 5.8 L 14 5.8 L 14 13 L 2 13 Z",
        "down": "M 4 6.2 L 8 10.2 L 12 6.2",
        "copy": "M 5.5 5.5 L 13 5.5 L 13 13.5 L 5.5 13.5 Z M 5.5 10.5 L 3 10.5 L 3 2.5 L 10.5 2.5 L 10.5 5.5",
        "swap": "M 3 5 L 13 5 M 10.2 2.2 L 13 5 L 10.2 7.8 M 13 11 L 3 11 M 5.8 8.2 L 3 11 L 5.8 13.8",
        "check": "M 3 8.5 L 6.5 12 L 13 4.5",
        "reset": "M 3.2 5 A 5.5 5.5 0 1 1 2.6 9.4 M 3 2 L 3 5.4 L 6.4 5.4",
        "warning": "M 8 2.5 L 14.5 13.5 L 1.5 13.5 Z M 8 6.5 L 8 9.6 M 8 11.4 L 8 11.8"
    })

    implicitWidth: 16
    implicitHeight: 16

    // Made anew whenever it comes into a window: a Shape that comes back, in a popup that opens again, may take its new
    // node for the one that it had, and crash (Qt 6.4, when the processor draws).
    Loader {
        active: icon.Window.window !== null
        sourceComponent: drawing
    }
    Component {
        id: drawing

        // Drawn twice as large and shrunk: smooth edges without a multisampled window. Where the processor draws, they
        // are smooth by themselves, and there are no layers.
        Item {
            id: sheet

            readonly property int fold: Theme.layers ? 2 : 1

            width: fold * icon.width
            height: fold * icon.height
            transformOrigin: Item.TopLeft
            scale: 1 / fold
            layer.enabled: fold > 1
            layer.smooth: true
            layer.samples: 4

            Shape {
                width: 16
                height: 16
                transformOrigin: Item.TopLeft
                scale: sheet.fold * icon.width / 16

                ShapePath {
                    strokeColor: icon.filled ? "transparent" : icon.color
                    strokeWidth: icon.filled ? -1 : 1.5
                    fillColor: icon.filled ? icon.color : "transparent"
                    capStyle: ShapePath.RoundCap
                    joinStyle: ShapePath.RoundJoin

                    PathSvg { path: icon.paths[icon.name] ?? "" }
                }
            }
        }
    }
}
