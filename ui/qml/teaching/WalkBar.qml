// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A walk through the prediction: what happens, by which rule, and the keys of a player.
Rectangle {
    id: bar

    required property Walkthrough walk

    height: 84
    radius: 8
    color: Theme.surface
    border.width: 1
    border.color: Theme.border

    Row {
        id: buttons
        x: 8
        y: 8
        spacing: 4

        IconButton {
            objectName: "walkBack"
            sign: "back"
            text: qsTr("One step back (,)")
            enabled: bar.walk.index > 0
            onClicked: bar.walk.step(-1)
        }
        IconButton {
            objectName: "walkPlay"
            sign: bar.walk.playing ? "pause" : "play"
            text: bar.walk.playing ? qsTr("Pause (P)") : qsTr("Play (P)")
            onClicked: bar.walk.playOrPause()
        }
        IconButton {
            objectName: "walkForward"
            sign: "forward"
            text: qsTr("One step on (.)")
            enabled: bar.walk.index + 1 < bar.walk.count
            onClicked: bar.walk.step(1)
        }
        Item {
            width: 8
            height: 1
        }
        Segmented {
            readonly property var speeds: [0.25, 0.5, 1, 2, 4]
            readonly property var names: ["¼×", "½×", "1×", "2×", "4×"]

            objectName: "walkSpeed"
            width: 180
            quiet: true
            name: qsTr("Speed")
            options: names.map(text => ({ text: text, name: "speed" + text }))
            current: speeds.indexOf(bar.walk.speed)
            onChosen: index => { bar.walk.speed = speeds[index] }
        }
    }
    ValueSlider {
        id: place
        objectName: "walkPlace"
        anchors.left: buttons.right
        anchors.leftMargin: 16
        anchors.right: count.left
        anchors.rightMargin: 12
        anchors.verticalCenter: buttons.verticalCenter
        Accessible.name: qsTr("Step")
        minimum: 1
        maximum: Math.max(2, bar.walk.count)
        logarithmic: false
        number: bar.walk.index + 1
        onPicked: number => { bar.walk.index = number - 1 }
    }
    Label {
        id: count
        anchors.right: close.left
        anchors.rightMargin: 8
        anchors.verticalCenter: buttons.verticalCenter
        text: qsTr("%1 of %2", "steps").arg(Numbers.text(bar.walk.index + 1)).arg(Numbers.text(bar.walk.count))
        font.pixelSize: 11
        color: Theme.text2
    }
    IconButton {
        id: close
        objectName: "walkClose"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: buttons.verticalCenter
        sign: "close"
        text: qsTr("Leave the walk (T)")
        onClicked: bar.walk.end()
    }
    Label {
        id: what
        objectName: "walkWhat"
        x: 16
        y: 42
        width: Math.min(implicitWidth, parent.width - 32)
        text: bar.walk.mode + " · " + bar.walk.time + " · " + bar.walk.what
        font.weight: Font.DemiBold
        elide: Text.ElideRight
    }
    Label {
        objectName: "walkRule"
        x: 16
        y: 61
        width: parent.width - 32
        text: bar.walk.rule
        elide: Text.ElideRight
        color: Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: what.text + ". " + text
    }
}
