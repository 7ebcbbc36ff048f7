// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Icon and name, then a line for each thing that a report of a fault should say.
FocusScope {
    id: content

    signal copyWanted()
    signal closed()

    implicitHeight: buttons.y + buttons.height

    ProgramIcon {
        id: icon
        width: 56
        height: 56
        magnification: Theme.magnification
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Overlapse")
    }
    Label {
        id: name
        objectName: "aboutName"
        x: 72
        y: 2
        text: qsTr("Overlapse %1").arg(About.version)
        font.pixelSize: 20
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    HelpText {
        id: purpose
        anchors.left: name.left
        anchors.top: name.bottom
        anchors.topMargin: 2
        width: parent.width - x
        text: qsTr("Runs fetch-then-transform pipelines one by one, concurrently and in parallel, and shows where every "
                   + "item's time goes.")
        color: Theme.text2
    }
    Column {
        id: lines
        anchors.top: purpose.bottom
        anchors.topMargin: 20
        width: parent.width

        Repeater {
            model: About.lines

            Item {
                id: line
                required property var modelData

                objectName: "aboutLine"
                width: lines.width
                height: value.height + 6
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("%1: %2").arg(modelData.name).arg(modelData.value)

                Label {
                    y: 3
                    text: line.modelData.name
                    color: Theme.text2
                }
                Label {
                    id: value
                    x: 72
                    y: 3
                    width: parent.width - x
                    text: line.modelData.value
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    Row {
        id: buttons
        anchors.top: lines.bottom
        anchors.topMargin: 20
        anchors.right: parent.right
        spacing: 8

        PushButton {
            property bool done: false

            objectName: "aboutCopy"
            sign: done ? "check" : "copy"
            text: qsTr("Copy")
            tip: qsTr("Copy these lines, for a report of a fault")
            onClicked: {
                content.copyWanted()
                done = true
            }
        }
        PushButton {
            objectName: "aboutClose"
            primary: true
            focus: true
            text: qsTr("Close")
            onClicked: content.closed()
        }
    }
}
