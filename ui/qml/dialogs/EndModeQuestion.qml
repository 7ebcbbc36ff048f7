// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A mode is switched off while it is being measured: end that? Asked once a run.
ModalSheet {
    id: question

    required property Document document
    required property Runner runner
    property int mode: -1
    property bool answered: false

    /// Shows the mode or hides it; where that ends its measurement, after a yes.
    function toggle(index) {
        if (index !== runner.underWay || answered)
            return document.toggleMode(index)
        mode = index
        open()
    }

    closePolicy: T.Popup.CloseOnEscape // a click beside it is no answer

    Connections {
        target: question.runner
        function onRunningChanged() {
            question.answered = false
            question.close()
        }
    }

    body: Column {
        spacing: 8

        Label {
            objectName: "endModeQuestion"
            width: parent.width
            text: qsTr("End the measurement of this mode?")
            font.pixelSize: 15
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: question.runner.repeats > 1
                  ? qsTr("It is under way. Its repeats that were whole are kept; the other modes go on.")
                  : qsTr("It is under way. What was recorded of it is kept as a run that was stopped; the other modes go on.")
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
                objectName: "endModeCancel"
                text: qsTr("Go on")
                onClicked: question.close()
            }
            PushButton {
                objectName: "endModeAgree"
                primary: true
                focus: true
                text: qsTr("End it")
                onClicked: {
                    question.answered = true
                    question.close()
                    question.document.toggleMode(question.mode)
                }
            }
        }
    }
}
