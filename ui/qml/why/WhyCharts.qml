// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Where the time of the items went, and that of the cores, and how it was spread.
Column {
    id: charts

    required property Explainer explainer

    width: parent ? parent.width : 0
    visible: explainer.latency.length > 0
    spacing: 6

    WhyShares {
        objectName: "whyLatency"
        title: qsTr("Time of the items")
        pieces: charts.explainer.latency
    }
    WhyShares {
        objectName: "whyCores"
        visible: pieces.length > 0
        title: qsTr("Time of the cores")
        pieces: charts.explainer.cores
    }
    Row {
        id: row
        width: parent.width
        topPadding: 8
        spacing: 24

        Repeater {
            model: charts.explainer.histograms

            Histogram {
                required property var modelData

                width: Math.floor((row.width - 2 * row.spacing) / 3)
                topic: modelData.topic
                buckets: modelData.buckets
                figures: modelData.figures
                from: modelData.from
                to: modelData.to
                color: modelData.color
            }
        }
    }
}
