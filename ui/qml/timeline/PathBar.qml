// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the makespan hangs on: how much of it is of which cause, and one piece after the other.
Rectangle {
    id: bar

    required property PathWalk path

    signal closed()

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
            objectName: "pathBack"
            sign: "back"
            text: qsTr("The piece before (Shift+N)")
            enabled: bar.path.count > 0 && bar.path.index !== 0
            onClicked: bar.path.step(-1)
        }
        IconButton {
            objectName: "pathForward"
            sign: "forward"
            text: qsTr("The next piece (N)")
            enabled: bar.path.index + 1 < bar.path.count
            onClicked: bar.path.step(1)
        }
    }
    Label {
        id: title
        objectName: "pathTitle"
        anchors.left: buttons.right
        anchors.leftMargin: 12
        anchors.verticalCenter: buttons.verticalCenter
        text: qsTr("Critical path of %1").arg(bar.path.title)
        font.weight: Font.DemiBold
    }
    Item {
        id: shares
        objectName: "pathShares"
        anchors.left: title.right
        anchors.leftMargin: 16
        anchors.right: count.left
        anchors.rightMargin: 16
        anchors.verticalCenter: buttons.verticalCenter
        height: 12
        clip: true

        ShareBar {
            anchors.fill: parent
            pieces: bar.path.shares
        }
    }
    Label {
        id: count
        objectName: "pathCount"
        anchors.right: close.left
        anchors.rightMargin: 8
        anchors.verticalCenter: buttons.verticalCenter
        text: !bar.path.known ? qsTr("working it out …")
            : bar.path.count === 0 ? qsTr("nothing took any time")
            : bar.path.index < 0 ? qsTr("%1 pieces").arg(Numbers.text(bar.path.count))
            : qsTr("%1 of %2", "pieces").arg(Numbers.text(bar.path.index + 1)).arg(Numbers.text(bar.path.count))
        font.pixelSize: 11
        color: Theme.text2
    }
    IconButton {
        id: close
        objectName: "pathClose"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: buttons.verticalCenter
        sign: "close"
        text: qsTr("Hide the critical path (C)")
        onClicked: bar.closed()
    }
    Label {
        id: what
        objectName: "pathWhat"
        x: 16
        y: 42
        width: parent.width - 32
        text: bar.path.index < 0 ? qsTr("The chain of stages and waits that the makespan hangs on") : bar.path.what
        font.weight: Font.DemiBold
        elide: Text.ElideRight
    }
    Label {
        objectName: "pathWhy"
        x: 16
        y: 61
        width: parent.width - 32
        text: bar.path.index < 0 ? qsTr("Shortening what is not on it gains nothing. N goes to the next piece, Y says what shortening would gain.") : bar.path.why
        elide: Text.ElideRight
        color: Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: what.text + ". " + text
    }
}
