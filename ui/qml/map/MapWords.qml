// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The figures of one cell, what the marks mean, and the limits that are worth choosing.
Item {
    id: words

    required property MapView view

    readonly property string marks: qsTr("●  best   ◆  smallest within 2 %   ×  now   lines: 50, 80, 90, 98 % of the best")

    implicitHeight: 48
    visible: view.known

    Column {
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.right: use.visible ? use.left : parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3

        Label {
            objectName: "mapFigures"
            width: parent.width
            text: words.view.figures.length > 0 ? words.view.figures : qsTr("Point at a cell for its figures; click it to try its limits")
            elide: Text.ElideRight
            font.weight: Font.Medium
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Label {
            width: parent.width
            text: words.view.doubt.length > 0
                  ? qsTr("hatched: not to be relied on (%1)").arg(words.view.doubt) + "   " + words.marks
                  : words.marks + "   " + qsTr("hatched: not to be relied on")
            elide: Text.ElideRight
            font.pixelSize: 11
            color: Theme.text2

            HoverHandler { id: pointer }
            Tip {
                shown: pointer.hovered && words.view.doubt.length > 0
                text: words.view.doubt
                fromLeft: true
            }
        }
    }
    PushButton {
        id: use
        objectName: "mapUse"
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        visible: words.view.offer.length > 0
        text: words.view.offer
        tip: qsTr("The smallest limits that are within 2 % of the best")
        onClicked: words.view.chooseKnee()
    }
}
