// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What can be done with what was found.
Item {
    id: row

    required property LimitFinder finder
    readonly property bool advised: finder.found.advice.length > 0

    signal closed()

    height: 28

    Label {
        objectName: "checkNote"
        width: Math.max(0, buttons.x - 16)
        height: parent.height
        text: row.finder.checkNote
        font.pixelSize: 11
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        color: Theme.text2
    }
    Row {
        id: buttons
        anchors.right: parent.right
        spacing: 8

        PushButton {
            id: copying
            objectName: "findCopy"

            property bool done: false

            visible: row.finder.known
            enabled: !row.finder.running
            sign: done ? "check" : "copy"
            text: qsTr("Copy")
            tip: qsTr("Copy what was tried and what is advised")
            onClicked: {
                row.finder.copy()
                done = true
            }

            Connections {
                target: row.finder
                function onFoundChanged() { copying.done = false }
            }
        }
        PushButton {
            objectName: "findCheck"
            visible: row.advised
            enabled: row.finder.canCheck
            text: qsTr("Check it")
            tip: qsTr("Do all of the work with these limits and with the others in turn, and tell whether there is a difference; both runs of the median are kept")
            onClicked: row.finder.check()
        }
        PushButton {
            objectName: "findUse"
            visible: row.advised
            enabled: !row.finder.running && !row.finder.inUse
            primary: true
            sign: row.finder.inUse ? "check" : ""
            text: row.finder.inUse ? qsTr("In use") : qsTr("Use it")
            tip: row.finder.inUse ? "" : qsTr("Set these limits in the experiment; undo takes it back")
            onClicked: row.finder.use()
        }
        PushButton {
            objectName: "findClose"
            text: qsTr("Close")
            onClicked: row.closed()
        }
    }
}
