// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What is measured and not saved: keep it before it goes?
T.Popup {
    id: question

    property var next: null ///< what is to happen once the answer is not "cancel"

    signal saveWanted()

    /// Calls `then` at once where nothing would be lost.
    function before(unsaved, then) {
        next = then
        if (unsaved)
            open()
        else
            goOn()
    }
    function goOn() {
        const then = next
        next = null
        close()
        if (then)
            then()
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(420, (parent ? parent.width : 420) - 48)
    implicitHeight: implicitContentHeight + 2 * padding
    padding: 24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modal: Rectangle { color: Qt.alpha(Theme.dark ? Theme.window : Theme.text, Theme.dark ? 0.7 : 0.35) }
    background: Rectangle {
        radius: 10
        color: Theme.panel
        border.width: 1
        border.color: Theme.border
    }

    contentItem: Column {
        spacing: 8

        Label {
            objectName: "question"
            width: parent.width
            text: qsTr("Save the measurement?")
            font.pixelSize: 15
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: qsTr("What was measured is not in a file yet, and would be lost.")
            wrapMode: Text.Wrap
            color: Theme.text2
        }
        Item {
            width: 1
            height: 8
        }
        Row {
            anchors.right: parent.right
            spacing: 8

            PushButton {
                objectName: "questionCancel"
                text: qsTr("Cancel")
                onClicked: question.close()
            }
            PushButton {
                objectName: "questionDiscard"
                text: qsTr("Discard")
                onClicked: question.goOn()
            }
            PushButton {
                objectName: "questionSave"
                primary: true
                focus: true
                text: qsTr("Save …")
                onClicked: {
                    question.close()
                    question.saveWanted()
                }
            }
        }
    }
}
