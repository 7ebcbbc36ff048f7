// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One item: its latency in every shown mode, then its stamps and waits in one of them.
Column {
    id: panel

    required property Inspector inspector
    required property View view
    property string walkedState ///< of the item that stands out in the timeline; may be empty
    readonly property var details: inspector.details

    width: parent ? parent.width : 0
    spacing: 12

    Item {
        width: parent.width
        height: 20

        Label {
            id: title
            objectName: "itemTitle"
            anchors.verticalCenter: parent.verticalCenter
            text: panel.details.title
            font.pixelSize: 15
            font.weight: Font.Bold
        }
        Label {
            anchors.right: parent.right
            anchors.baseline: title.baseline
            width: Math.min(implicitWidth, parent.width - title.width - 12)
            text: panel.details.subtitle
            font.pixelSize: 11
            elide: Text.ElideMiddle
            color: Theme.text2
        }
    }
    Label {
        objectName: "itemState"
        width: parent.width
        visible: text.length > 0
        text: panel.walkedState.charAt(0).toUpperCase() + panel.walkedState.slice(1)
        wrapMode: Text.Wrap
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Repeater {
        model: panel.details.bars

        LatencyRow {
            required property var modelData

            mode: modelData.mode
            total: modelData.total
            predicted: modelData.predicted
            pieces: modelData.pieces
        }
    }
    Label {
        objectName: "itemError"
        width: parent.width
        visible: text.length > 0
        text: panel.details.error
        wrapMode: Text.Wrap
        color: Theme.failed
    }
    Rectangle {
        objectName: "itemPinned"
        width: parent.width
        height: pinned.height + 14
        visible: panel.details.pinned.length > 0
        radius: 6
        color: Qt.alpha(Theme.accent, Theme.dark ? 0.2 : 0.1)

        Label {
            id: pinned
            objectName: "itemPinnedText"
            x: 10
            y: 7
            width: parent.width - 20
            text: panel.details.pinned
            wrapMode: Text.Wrap
            maximumLineCount: 12
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Note: %1").arg(text)
        }
    }
    Label {
        objectName: "itemNote"
        width: parent.width
        visible: text.length > 0
        text: panel.details.note
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        color: Theme.text2
    }
    Column {
        objectName: "itemFacts"
        width: parent.width
        visible: panel.details.facts.length > 0

        Repeater {
            model: panel.details.facts

            DetailRow {
                required property var modelData

                name: modelData.name
                value: modelData.value
                note: modelData.note
                wait: modelData.wait
            }
        }
    }
    Divider { visible: panel.details.lines.length > 0 }
    Item {
        visible: panel.details.lines.length > 0
        width: parent.width
        height: 16

        Label {
            id: mode
            text: panel.details.mode
            font.weight: Font.DemiBold
        }
        Label {
            anchors.right: parent.right
            anchors.baseline: mode.baseline
            width: Math.min(implicitWidth, parent.width - mode.width - 12)
            text: panel.details.lanes
            font.pixelSize: 11
            elide: Text.ElideRight
            color: Theme.text2
        }
    }
    Column {
        width: parent.width

        Repeater {
            model: panel.details.lines

            DetailRow {
                required property var modelData

                name: modelData.name
                value: modelData.value
                note: modelData.note
                wait: modelData.wait
                item: modelData.item
                about: modelData.about
                onFollowed: item => { panel.view.follow(item) }
            }
        }
    }
}
