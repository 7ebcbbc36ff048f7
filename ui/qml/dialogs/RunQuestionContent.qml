// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What will be done, how often and within which limits, and the question whether it may.
Column {
    id: content

    required property var plan
    required property real most ///< how high its parts may be; more is scrolled to

    signal refused()
    signal agreed()

    spacing: 8
    // Whatever had the keyboard when it was closed: an Enter too many does nothing.
    onVisibleChanged: if (visible) cancel.forceActiveFocus(Qt.TabFocusReason)
    Keys.onDownPressed: parts.contentY = Math.max(0, Math.min(parts.contentHeight - parts.height, parts.contentY + 24))
    Keys.onUpPressed: parts.contentY = Math.max(0, parts.contentY - 24)

    Label {
        objectName: "runQuestion"
        width: parent.width
        text: content.plan.title
        font.pixelSize: 15
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    Label {
        objectName: "runQuestionTimes"
        width: parent.width
        text: content.plan.times
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    ScrollArea {
        id: parts
        objectName: "runQuestionParts"
        width: parent.width
        height: Math.min(contentHeight, content.most)
        margin: 0
        spacing: 12

        Item {
            width: 1
            height: 1
        }
        Repeater {
            model: content.plan.parts

            PlanLines {
                required property var modelData

                part: modelData
            }
        }
    }
    Label {
        objectName: "runQuestionNote"
        width: parent.width
        visible: text.length > 0
        text: content.plan.note
        wrapMode: Text.Wrap
        color: Theme.warning
    }
    Item {
        width: 1
        height: 8
    }
    Row {
        anchors.right: parent.right
        spacing: 8

        PushButton {
            id: cancel
            objectName: "runQuestionCancel"
            focus: true
            text: qsTr("Cancel")
            onClicked: content.refused()
        }
        PushButton {
            objectName: "runQuestionRun"
            primary: true
            text: qsTr("Run")
            onClicked: content.agreed()
        }
    }
}
