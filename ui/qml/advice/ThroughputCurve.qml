// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Throughput over N, with the interval of each setting; the advised one is filled.
Item {
    id: curve

    required property var points          ///< CurvePoint
    required property var fetchTicks      ///< CurveTick
    required property var throughputTicks ///< CurveTick
    readonly property var linked: points.filter(point => point.linked)

    objectName: "throughputCurve"
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Throughput over N")

    Label {
        height: 22
        text: qsTr("Items/s over N")
        font.pixelSize: 11
        color: Theme.text3
    }
    Item {
        id: plot
        x: 40
        y: 34
        width: parent.width - x - 8
        height: Math.min(260, parent.height - y - 22)

        function placeX(share) { return 10 + share * (width - 20) }
        function placeY(share) { return (1 - share) * height }

        Repeater {
            model: curve.throughputTicks

            Item {
                id: level
                required property var modelData

                y: Math.round(plot.placeY(modelData.at))
                width: plot.width

                Rectangle {
                    width: parent.width
                    height: 1
                    color: level.modelData.at > 0 ? Qt.alpha(Theme.border, 0.6) : Theme.border
                }
                Label {
                    x: -width - 6
                    y: -7
                    height: 14
                    text: level.modelData.text
                    font.pixelSize: 11
                    color: Theme.text3
                }
            }
        }
        Repeater {
            model: curve.fetchTicks

            Label {
                required property var modelData

                x: plot.placeX(modelData.at) - width / 2
                y: plot.height + 4
                height: 14
                text: modelData.text
                font.pixelSize: 11
                color: Theme.text3
            }
        }
        Repeater {
            model: Math.max(0, curve.linked.length - 1)

            Rectangle {
                required property int index
                readonly property var from: curve.linked[index]
                readonly property var to: curve.linked[index + 1]
                readonly property real dx: plot.placeX(to.x) - plot.placeX(from.x)
                readonly property real dy: plot.placeY(to.y) - plot.placeY(from.y)

                x: plot.placeX(from.x)
                y: plot.placeY(from.y) - 1
                width: Math.sqrt(dx * dx + dy * dy)
                height: 2
                transformOrigin: Item.Left
                rotation: Math.atan2(dy, dx) * 180 / Math.PI
                antialiasing: true
                color: Qt.alpha(Theme.accent, 0.5)
            }
        }
        Repeater {
            model: curve.points

            Item {
                id: point
                required property var modelData
                readonly property real low: plot.placeY(modelData.low)
                readonly property real high: plot.placeY(modelData.high)
                readonly property real radius: modelData.advised ? 5 : 3

                x: Math.round(plot.placeX(modelData.x))
                z: modelData.advised ? 1 : 0

                Rectangle {
                    x: -1
                    y: Math.round(point.high)
                    width: 2
                    height: Math.max(1, Math.round(point.low) - y)
                    color: Theme.accent
                }
                Repeater {
                    model: [point.high, point.low]

                    Rectangle {
                        required property real modelData

                        x: -3
                        y: Math.round(modelData)
                        width: 6
                        height: 1
                        color: Theme.accent
                    }
                }
                Rectangle {
                    x: -point.radius
                    y: plot.placeY(point.modelData.y) - point.radius
                    width: 2 * point.radius
                    height: width
                    radius: point.radius
                    antialiasing: true
                    color: point.modelData.advised ? Theme.accent : Theme.panel
                    border.width: point.modelData.advised ? 0 : 1.5
                    border.color: Theme.accent
                    Accessible.role: Accessible.StaticText
                    Accessible.name: point.modelData.text

                    HoverHandler {
                        id: pointer
                        margin: 6
                    }
                    Tip {
                        shown: pointer.hovered
                        delay: 150
                        text: point.modelData.text
                    }
                }
            }
        }
    }
}
