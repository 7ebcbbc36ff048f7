// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What a search is to find and may take, and the button that begins and ends it.
Column {
    id: options

    required property SearchForm form
    required property LimitFinder finder

    /// The keyboard is where Enter begins.
    function begin() { start.forceActiveFocus(Qt.TabFocusReason) }

    spacing: 6

    Row {
        width: parent.width
        spacing: 20

        Column {
            spacing: 4

            Label {
                text: qsTr("Goal")
                font.pixelSize: 11
                color: Theme.text2
            }
            Segmented {
                width: 200
                name: qsTr("Goal")
                enabled: !options.finder.running
                options: [
                    { text: qsTr("throughput"), name: "goalThroughput", tip: qsTr("As many items a second as there are to be had") },
                    { text: qsTr("p99 latency"), name: "goalLatency", tip: qsTr("As many as there are to be had while 99 of 100 items take at most so long") }
                ]
                current: options.form.forLatency ? 1 : 0
                onChosen: index => options.form.forLatency = index === 1
            }
        }
        FindField {
            visible: options.form.forLatency
            label: qsTr("at most")
            spoken: qsTr("p99 latency at most")
            name: "goalField"
            field: options.form.p99
            enabled: !options.finder.running
        }
        FindField {
            label: qsTr("Budget")
            name: "budgetField"
            tip: qsTr("For so long is measured at most; less where it is settled before")
            field: options.form.budget
            enabled: !options.finder.running
        }
        FindField {
            label: qsTr("Fetches at a time")
            name: "mostField"
            tip: qsTr("Never more than so many are in flight: think of whose servers these are")
            field: options.form.most
            enabled: !options.finder.running
        }
        Item {
            width: Math.max(0, options.width - x - parent.spacing - start.width)
            height: 1
        }
        PushButton {
            id: start
            objectName: "findStart"
            y: 19
            width: Math.max(96, implicitWidth)
            primary: !options.finder.running && options.finder.found.advice.length === 0
            enabled: options.finder.running ? !options.finder.stopping
                                            : options.form.ready && options.finder.obstacle.length === 0
            sign: options.finder.running ? "stop" : "play"
            text: options.finder.running ? qsTr("Stop") : options.finder.known ? qsTr("Again") : qsTr("Start")
            tip: options.finder.running ? qsTr("Stop; what is known by then stays") : ""
            onClicked: options.finder.running ? options.finder.stop() : options.finder.find()
        }
    }
    Repeater {
        model: [
            { name: qsTr("p99 latency"), error: options.form.forLatency ? options.form.p99.error : "" },
            { name: qsTr("Budget"), error: options.form.budget.error },
            { name: qsTr("Fetches at a time"), error: options.form.most.error }
        ]

        Label {
            required property var modelData

            objectName: "findError"
            width: options.width
            visible: modelData.error.length > 0
            text: qsTr("%1: %2", "field, what is wrong").arg(modelData.name).arg(modelData.error)
            font.pixelSize: 11
            wrapMode: Text.Wrap
            color: Theme.failed
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
    Label {
        objectName: "findObstacle"
        width: parent.width
        visible: text.length > 0
        text: options.finder.problem.length > 0 ? options.finder.problem : options.finder.obstacle
        wrapMode: Text.Wrap
        color: options.finder.problem.length > 0 ? Theme.failed : Theme.warning
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
