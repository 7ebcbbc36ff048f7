// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is advised and why, or why nothing is; then what came of the check.
Item {
    id: advice

    required property LimitFinder finder
    required property real most ///< how high it may be; more is scrolled to
    readonly property var found: finder.found
    readonly property bool advised: found.advice.length > 0

    visible: finder.known && found.about.length > 0 && (advised || !finder.running)
    height: visible ? Math.min(most, words.contentHeight + 4) : 0

    Rectangle {
        anchors.fill: parent
        radius: 8
        color: Qt.alpha(advice.advised ? Theme.accent : Theme.warning, Theme.dark ? 0.14 : 0.08)
        border.width: 1
        border.color: Qt.alpha(advice.advised ? Theme.accent : Theme.warning, 0.35)
    }
    ScrollArea {
        id: words
        y: 2
        width: parent.width
        height: parent.height - 4
        margin: 12
        spacing: 4

        Label {
            objectName: "advice"
            width: parent.width
            text: !advice.advised ? qsTr("No advice")
                  : advice.found.settled ? advice.found.advice : qsTr("%1, as far as it is known", "limits").arg(advice.found.advice)
            font.pixelSize: 15
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            objectName: "adviceWhy"
            width: parent.width
            // As long as it measures, the reasons change with each slice.
            text: advice.finder.running ? advice.found.brings : (advice.found.brings + " " + advice.found.about).trim()
            font.pixelSize: 13
            wrapMode: Text.Wrap
            color: Theme.text2
        }
        Label {
            objectName: "outcome"
            width: parent.width
            visible: text.length > 0
            topPadding: 4
            text: advice.finder.outcome
            font.pixelSize: 13
            font.weight: Font.Medium
            wrapMode: Text.Wrap
        }
        Repeater {
            model: advice.finder.doubts

            Label {
                required property string modelData

                width: parent ? parent.width : 0
                text: modelData
                font.pixelSize: 11
                wrapMode: Text.Wrap
                color: Theme.text2
            }
        }
    }
}
