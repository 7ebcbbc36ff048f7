// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A pattern that was found: what shows it, what to change, and a button that does.
Rectangle {
    id: pattern

    required property string name
    required property string evidence
    required property string change
    required property bool canTry
    required property bool canShow

    signal tried()
    signal shown()

    objectName: "whyPattern"
    width: parent ? parent.width : 0
    height: words.height + 24
    radius: 8
    color: Qt.alpha(Theme.accent, Theme.dark ? 0.14 : 0.08)
    border.width: 1
    border.color: Qt.alpha(Theme.accent, 0.35)
    Accessible.role: Accessible.StaticText
    Accessible.name: name + ": " + evidence + "; " + change

    Column {
        id: words
        x: 14
        y: 12
        width: parent.width - 28 - (buttons.width > 0 ? buttons.width + 16 : 0)
        spacing: 3

        Label {
            width: parent.width
            text: pattern.name.charAt(0).toUpperCase() + pattern.name.slice(1)
            font.pixelSize: 13
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: pattern.evidence
            font.pixelSize: 13
            wrapMode: Text.Wrap
            color: Theme.text2
        }
        Label {
            width: parent.width
            text: qsTr("→ %1").arg(pattern.change)
            font.pixelSize: 13
            wrapMode: Text.Wrap
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        PushButton {
            objectName: "whyShow"
            visible: pattern.canShow
            text: qsTr("Show")
            tip: qsTr("Let what shows it stand out in the timeline")
            onClicked: pattern.shown()
        }
        PushButton {
            objectName: "whyTry"
            visible: pattern.canTry
            text: qsTr("Try it")
            tip: qsTr("Set the limits, mode or order so; undo takes it back")
            onClicked: pattern.tried()
        }
    }
}
