// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What was found, the patterns first; below it what can be done with it.
FocusScope {
    id: content

    required property Explainer explainer

    signal tried(int index) ///< the change that a pattern names
    signal shown(int index) ///< what shows the pattern is to be seen in the timeline
    signal closed()

    onVisibleChanged: {
        copying.done = false
        parts.contentY = 0
        if (visible)
            closing.forceActiveFocus(Qt.TabFocusReason)
    }
    Keys.onDownPressed: parts.contentY = Math.max(0, Math.min(parts.contentHeight - parts.height, parts.contentY + 48))
    Keys.onUpPressed: parts.contentY = Math.max(0, parts.contentY - 48)

    Label {
        id: title
        objectName: "whyTitle"
        x: 24
        y: 20
        width: parent.width - 48
        text: qsTr("Why %1 took as long as it did").arg(content.explainer.title)
        font.pixelSize: 17
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        objectName: "whyPending"
        anchors.centerIn: parts
        visible: content.explainer.pending
        text: qsTr("Predicting what would change it …")
        font.pixelSize: 13
        color: Theme.text2
    }
    ScrollArea {
        id: parts
        objectName: "whyParts"
        anchors.top: title.bottom
        anchors.topMargin: 4
        anchors.bottom: line.top
        width: parent.width
        margin: 24
        spacing: 8

        Repeater {
            model: content.explainer.patterns

            WhyPattern {
                required property int index
                required property var modelData

                name: modelData.name
                evidence: modelData.evidence
                change: modelData.change
                canTry: modelData.canTry
                canShow: modelData.canShow
                onTried: content.tried(index)
                onShown: content.shown(index)
            }
        }
        Label {
            objectName: "whyNothing"
            width: parent.width
            visible: content.explainer.known && content.explainer.patterns.length === 0
            text: qsTr("No pattern that makes pipelines slow was found in it.")
            font.pixelSize: 13
            color: Theme.text2
        }
        Item {
            width: 1
            height: 4
        }
        WhyCharts { explainer: content.explainer }
        Item {
            width: 1
            height: 4
        }
        Repeater {
            model: content.explainer.facts

            WhyFact {
                required property var modelData

                topic: modelData.topic
                text: modelData.text
            }
        }
    }
    Rectangle {
        id: line
        anchors.bottom: buttons.top
        anchors.bottomMargin: 14
        width: parent.width
        height: 1
        color: Theme.border
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 24
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        spacing: 8

        PushButton {
            id: copying
            objectName: "whyCopy"

            property bool done: false

            enabled: !content.explainer.pending
            sign: done ? "check" : "copy"
            text: qsTr("Copy")
            tip: qsTr("Copy all of it as Markdown")
            onClicked: {
                content.explainer.copy()
                done = true
            }
        }
        PushButton {
            id: closing
            objectName: "whyClose"
            primary: true
            focus: true
            text: qsTr("Close")
            onClicked: content.closed()
        }
    }
}
