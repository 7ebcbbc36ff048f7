// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Which part of the time it is, and what to do with it.
Item {
    id: bar

    required property RangeView range
    required property View view

    implicitHeight: 40

    Label {
        id: heading
        objectName: "rangeTitle"
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        text: bar.range.length
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text + ", " + bar.range.title
    }
    Label {
        anchors.left: heading.right
        anchors.leftMargin: 8
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.baseline: heading.baseline
        text: bar.range.title
        elide: Text.ElideRight
        font.pixelSize: 11
        color: Theme.text2
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        PushButton {
            objectName: "rangeZoom"
            height: 26
            quiet: true
            text: qsTr("Zoom to it")
            tip: qsTr("This part of the time fills the timeline")
            onClicked: bar.view.zoomToRange()
        }
        IconButton {
            objectName: "rangeClose"
            width: 26
            height: 26
            sign: "close"
            text: qsTr("Select no part of the time (Esc)")
            onClicked: bar.view.clearRange()
        }
    }
}
