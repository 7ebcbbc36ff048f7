// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How often something took how long: steps of 1, 2 and 5 in each power of ten.
Column {
    id: histogram

    required property string topic
    required property var buckets ///< of { share, text }; share of the highest
    required property string figures
    required property string from
    required property string to
    required property color color

    objectName: "histogram"
    spacing: 4
    Accessible.role: Accessible.Chart
    Accessible.name: topic + ": " + figures

    Label {
        width: parent.width
        text: histogram.topic
        font.pixelSize: 11
        font.weight: Font.DemiBold
        elide: Text.ElideRight
    }
    Item {
        id: plot
        width: parent.width
        height: 56

        Repeater {
            model: histogram.buckets

            Item {
                id: bucket
                required property int index
                required property var modelData

                readonly property real step: Math.min(40, plot.width / histogram.buckets.length)

                objectName: "bucket"
                x: Math.round(index * step)
                width: Math.round((index + 1) * step) - x
                height: plot.height

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width - 1
                    height: bucket.modelData.share > 0 ? Math.max(1, Math.round(bucket.modelData.share * plot.height)) : 0
                    color: histogram.color
                }
                HoverHandler { id: pointer }
                Tip {
                    shown: pointer.hovered
                    delay: 150
                    text: bucket.modelData.text
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: -1
            width: parent.width
            height: 1
            color: Theme.border
        }
    }
    Item {
        readonly property real end: Math.min(plot.width, 40 * histogram.buckets.length)

        width: parent.width
        height: 14

        Label {
            text: histogram.from
            font.pixelSize: 11
            color: Theme.text3
        }
        Label {
            x: Math.max(implicitWidth + 24, parent.end - implicitWidth)
            text: histogram.to
            font.pixelSize: 11
            color: Theme.text3
        }
    }
    Label {
        width: parent.width
        text: histogram.figures
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.text2
    }
}
