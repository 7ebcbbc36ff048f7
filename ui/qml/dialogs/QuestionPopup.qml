// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// What is measured and not saved: keep it before it goes?
ModalSheet {
    id: question

    property var next: null ///< what is to happen once the answer is not "cancel"

    signal saveWanted(var then) ///< and what is to happen once that is done

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

    closePolicy: T.Popup.CloseOnEscape // a click beside it is no answer

    body: Column {
        spacing: 8

        Label {
            objectName: "question"
            width: parent.width
            text: qsTr("Save the runs?")
            font.pixelSize: 15
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: qsTr("What was measured, kept, named or noted is not in a file yet, and would be lost.")
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
                    const then = question.next
                    question.next = null
                    question.close()
                    question.saveWanted(then)
                }
            }
        }
    }
}
