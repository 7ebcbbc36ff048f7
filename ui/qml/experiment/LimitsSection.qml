// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How much may be in flight.
Column {
    id: section

    required property LimitsForm form
    property bool canMap: true
    property bool mapShown: false
    required property bool canFind
    readonly property bool beyondCores: form.threads > form.cores
    readonly property string onCores: form.cores === 1 ? qsTr("on 1 core") : qsTr("on %Ln cores", "", form.cores)
    readonly property string ofCores: form.cores === 1 ? qsTr("of 1 core") : qsTr("of %Ln cores", "", form.cores)

    signal mapWanted()
    signal findWanted()

    width: parent ? parent.width : 0
    spacing: 8

    SectionTitle { text: qsTr("Limits") }
    NumberRow {
        name: "fetchLimit"
        label: qsTr("Fetch limit")
        letter: "N"
        tip: qsTr("At most N fetches in flight, those whose result is held included")
        number: section.form.fetchLimit
        maximum: 100000
        onChanged: number => section.form.fetchLimit = number
        onSettled: section.form.commit()
    }
    NumberRow {
        name: "transformLimit"
        label: qsTr("Transform limit")
        letter: "M"
        tip: qsTr("At most M items in the transform stage, those whose result is held included")
        number: section.form.transformLimit
        maximum: 100000
        onChanged: number => section.form.transformLimit = number
        onSettled: section.form.commit()
    }
    NumberRow {
        name: "threads"
        label: qsTr("Threads")
        letter: "c"
        tip: section.beyondCores
             ? qsTr("Threads of the pool. More than the cores cannot compute at once: they take turns.")
             : qsTr("Threads of the pool that runs the transforms")
        number: section.form.threads
        maximum: 4 * section.form.cores
        sliderMaximum: 4 * section.form.cores
        limit: section.form.cores
        logarithmic: section.form.cores > 8
        note: section.beyondCores ? section.onCores : section.ofCores
        noteWarns: section.beyondCores
        onChanged: number => section.form.threads = number
        onSettled: section.form.commit()
    }
    Item {
        width: parent.width
        height: 32

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Order")
            font.pixelSize: 13
        }
        Segmented {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: 120
            name: qsTr("Order")
            options: [
                { text: qsTr("kept"), name: "orderKept", tip: qsTr("Results leave each stage in the order of the items") },
                { text: qsTr("any"), name: "orderAny", tip: qsTr("Results leave each stage as they finish") }
            ]
            current: section.form.orderKept ? 0 : 1
            onChosen: index => {
                section.form.orderKept = index === 0
                section.form.commit()
            }
        }
    }
    RuleNumber {
        visible: section.form.servers
        name: "knownCapacityField"
        label: qsTr("Capacity")
        tip: qsTr("For predictions: how many at a time each server serves, or what else is fetched from, if you know; 0: as the recording tells")
        number: section.form.capacity
        zeroText: qsTr("as recorded")
        maximum: 1000000
        onChanged: number => section.form.capacity = number
        onSettled: section.form.commit()
    }
    Label {
        objectName: "hint"
        width: parent.width
        visible: text.length > 0
        text: section.form.hint
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    Row {
        topPadding: 4
        spacing: 8

        PushButton {
            objectName: "mapButton"
            enabled: section.canMap
            text: section.mapShown ? qsTr("Hide the map") : qsTr("Map …")
            tip: qsTr("What every pair of limits would give (M)")
            onClicked: section.mapWanted()
        }
        PushButton {
            objectName: "findButton"
            enabled: section.canFind
            text: qsTr("Find limits …")
            tip: qsTr("Find the smallest limits that are as good as the best, by measuring (B)")
            onClicked: section.findWanted()
        }
    }
}
