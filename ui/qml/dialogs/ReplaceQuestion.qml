// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A file that is to be written is there already: replace it?
ModalSheet {
    id: question

    property url file

    signal agreed(url file)

    function ask(there) {
        file = there
        open()
    }

    closePolicy: T.Popup.CloseOnEscape // a click beside it is no answer

    body: Column {
        spacing: 8

        Label {
            objectName: "replaceQuestion"
            width: parent.width
            text: qsTr("Replace the file?")
            font.pixelSize: 15
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: qsTr("%1 is there already, and what it holds would be lost.").arg(decodeURIComponent(String(question.file).replace(/^.*\//, "")))
            textFormat: Text.PlainText
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
                objectName: "replaceCancel"
                text: qsTr("Cancel")
                onClicked: question.close()
            }
            PushButton {
                objectName: "replaceAgree"
                primary: true
                focus: true
                text: qsTr("Replace")
                onClicked: {
                    question.close()
                    question.agreed(question.file)
                }
            }
        }
    }
}
