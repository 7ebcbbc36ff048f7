// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How many items, and how long each stage takes.
Column {
    id: work

    required property WorkForm form
    readonly property bool varies: /[(]/.test(form.fetch.text.replace(/^awaits[(][0-9]+,([^(]*)[)]$/, "$1"))
                                   || /[(]/.test(form.transform.text.replace(/^(cpu|wall)[(]([^(]*)[)]$/, "$2"))
    readonly property var times: [
        { text: "1s", about: qsTr("always the same") },
        { text: "uniform(50ms,150ms)", about: qsTr("evenly spread") },
        { text: "exp(80ms)", about: qsTr("memoryless, mean") },
        { text: "lognormal(80ms,0.6)", about: qsTr("heavy tail: median, sigma") },
        { text: "spike(80ms,5%,2s)", about: qsTr("now and then slow") }
    ]

    width: parent ? parent.width : 0
    spacing: 12

    NumberRow {
        name: "items"
        label: qsTr("Items")
        tip: qsTr("How many items go through both stages")
        number: work.form.items
        maximum: 1000000
        sliderMaximum: 10000
        onChanged: number => work.form.items = number
        onSettled: work.form.commit()
    }
    TimeField {
        name: "fetchField"
        label: qsTr("Fetch")
        value: work.form.fetch.text
        error: work.form.fetch.error
        examples: work.times.concat([{ text: "awaits(5,100ms)", about: qsTr("in five parts, each begun in a poll") }])
        onEdited: text => work.form.fetch.edit(text)
        onSettled: work.form.commit()
    }
    TimeField {
        name: "transformField"
        label: qsTr("Transform")
        value: work.form.transform.text
        error: work.form.transform.error
        examples: work.times.concat([
            { text: "cpu(50ms)", about: qsTr("computes: needs a core") },
            { text: "wall(50ms)", about: qsTr("waits: needs only a thread") }
        ])
        onEdited: text => work.form.transform.edit(text)
        onSettled: work.form.commit()
    }
    RuleNumber {
        name: "capacityField"
        label: qsTr("Capacity")
        tip: qsTr("What is fetched from serves so many at a time, the others wait in its line; 0: as many as come")
        number: work.form.capacity
        zeroText: qsTr("any")
        maximum: 1000000
        onChanged: number => work.form.capacity = number
        onSettled: work.form.commit()
    }
    Item {
        visible: work.varies
        width: parent.width
        height: 26

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Seed")
            font.pixelSize: 13
        }
        NumberField {
            objectName: "seedField"
            anchors.right: parent.right
            anchors.rightMargin: -6
            anchors.verticalCenter: parent.verticalCenter
            minimum: 0
            maximum: 999999999
            width: 100
            number: work.form.seed
            Accessible.name: qsTr("Seed")
            Accessible.description: qsTr("Draws the times: the same in every mode")
            onEntered: number => work.form.seed = number
            onSettled: work.form.commit()
        }
    }
}
