// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What stands on a mode's card.
Item {
    id: content

    required property var mode // the ModeCard
    readonly property int figureSize: width < 100 ? 12 : 13 // else the time and the speed-up touch

    Label {
        id: title
        text: content.mode.name
        width: parent.width - key.width - 4
        elide: Text.ElideRight
        font.pixelSize: 13
        font.weight: Font.DemiBold
        color: content.mode.shown ? Theme.text : Theme.text2
    }
    Label {
        id: key
        anchors.right: parent.right
        anchors.baseline: title.baseline
        visible: !content.mode.hovered && !content.mode.visualFocus && !content.mode.menuOpen
        text: content.mode.index + 1
        font.pixelSize: 11
        color: Theme.text3
    }
    Label {
        id: time
        objectName: "cardMakespan"
        y: 21
        width: Math.min(implicitWidth, parent.width)
        elide: Text.ElideRight
        text: content.mode.makespan.length > 0 ? content.mode.makespan : content.mode.running ? qsTr("running") : "–"
        font.pixelSize: content.figureSize
        font.weight: content.mode.measured ? Font.DemiBold : Font.Normal
        color: content.mode.shown ? Theme.text : Theme.text2
    }
    Label {
        visible: (!content.mode.measured || content.mode.skipped || content.mode.repeats.length > 0) && text.length > 0
                 && time.width + speed.width + implicitWidth + 16 <= parent.width
        anchors.left: time.right
        anchors.leftMargin: 8
        anchors.baseline: time.baseline
        text: content.mode.origin
        font.pixelSize: 11
        color: Theme.text3
    }
    Label {
        id: speed
        objectName: "cardSpeedup"
        visible: time.width + 6 + implicitWidth <= parent.width // the table of the modes has it, too
        anchors.right: parent.right
        anchors.baseline: time.baseline
        text: content.mode.speedup
        font.pixelSize: content.figureSize
        font.weight: content.mode.measured ? Font.DemiBold : Font.Normal
        color: content.mode.shown ? Theme.good : Theme.text3
    }
    ModeCardBar {
        anchors.bottom: parent.bottom
        width: parent.width
        share: content.mode.share
        measured: content.mode.measured
        running: content.mode.running
        lit: content.mode.shown
    }
}
