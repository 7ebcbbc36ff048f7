// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Which two runs are compared, by what, and what differs too little to count.
Item {
    id: bar

    required property DifferenceView view
    readonly property var formats: [
        { suffix: "svg", text: qsTr("Chart as SVG …") }, { suffix: "png", text: qsTr("Chart as PNG …") },
        { suffix: "pdf", text: qsTr("Chart as PDF …") }, { suffix: "csv", text: qsTr("Pairs as CSV …") }
    ]
    /// All that is wanted beside choosers in which a name can be read.
    readonly property real wanted: letterA.x + letterA.width + 6 + 2 * 96 + swap.width + letterB.width + 20 + 8 + 124 + 8
                                   + limit.implicitWidth + 6 + 72 + 8 + buttons.width + buttons.anchors.rightMargin
    readonly property bool tight: width < wanted
    /// What the other things leave to the two choosers.
    readonly property real room: measures.x - 8 - (letterA.x + letterA.width + 6) - swap.width - letterB.width - 20

    signal exportWanted(string suffix)

    /// A has to be chosen.
    function begin() { chooserA.forceActiveFocus(Qt.TabFocusReason) }

    implicitHeight: 36

    Label {
        id: letterA
        x: 12
        height: parent.height
        text: "A"
        font.weight: Font.DemiBold
    }
    ChoiceButton {
        id: chooserA
        objectName: "runA"
        anchors.left: letterA.right
        anchors.leftMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(36, Math.min(200, bar.room / 2))
        name: qsTr("Run A")
        tip: qsTr("The run that the other is held against")
        options: bar.view.runs
        current: bar.view.a
        onChosen: index => bar.view.a = index
    }
    IconButton {
        id: swap
        objectName: "swapRuns"
        anchors.left: chooserA.right
        anchors.leftMargin: 4
        anchors.verticalCenter: parent.verticalCenter
        width: 26
        height: 26
        sign: "swap"
        text: qsTr("Swap A and B")
        enabled: bar.view.runs.length > 1
        onClicked: bar.view.swap()
    }
    Label {
        id: letterB
        anchors.left: swap.right
        anchors.leftMargin: 4
        height: parent.height
        text: "B"
        font.weight: Font.DemiBold
    }
    ChoiceButton {
        objectName: "runB"
        anchors.left: letterB.right
        anchors.leftMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        width: chooserA.width
        name: qsTr("Run B")
        tip: qsTr("The run whose gains and losses are shown")
        options: bar.view.runs
        current: bar.view.b
        onChosen: index => bar.view.b = index
    }
    ChoiceButton {
        id: measures
        objectName: "differenceMeasure"
        anchors.right: limit.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: bar.tight ? 96 : 124
        name: qsTr("Measure")
        tip: qsTr("What of an item's time is compared")
        options: bar.view.measures
        current: bar.view.measure
        onChosen: index => bar.view.measure = index
    }
    Label {
        id: limit
        anchors.right: threshold.left
        anchors.rightMargin: bar.tight ? 0 : 6
        width: bar.tight ? 0 : implicitWidth // the field's own tip says it
        visible: !bar.tight
        height: parent.height
        text: qsTr("same below", "before a threshold")
        font.pixelSize: 11
        color: Theme.text2
    }
    LineField {
        id: threshold
        objectName: "differenceThreshold"
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: bar.tight ? 60 : 72
        height: 26
        value: bar.view.threshold
        error: bar.view.thresholdError
        placeholderText: bar.view.usualThreshold
        Accessible.name: qsTr("Threshold: what differs by less counts as the same")
        onEdited: text => bar.view.setThreshold(text)

        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered && !threshold.activeFocus || threshold.error.length > 0
            text: threshold.error.length > 0 ? threshold.error
                                             : qsTr("What differs by less counts as the same; empty: 1 % of the median latency of A")
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        PushButton {
            id: exportButton
            objectName: "differenceExport"
            height: 26
            quiet: true
            text: qsTr("Export")
            tip: qsTr("Export the chart, or the pairs as figures")
            enabled: bar.view.any
            onClicked: menu.popUp(exportButton, 0, exportButton.height + 4)

            ActionMenu {
                id: menu
                entries: bar.formats.map(entry => ({
                    name: "differenceExport:" + entry.suffix, text: entry.text, key: "", enabled: true, checked: false,
                    act: () => bar.exportWanted(entry.suffix)
                }))
            }
        }
        IconButton {
            objectName: "differenceClose"
            width: 26
            height: 26
            sign: "close"
            text: qsTr("Hide the comparison (V)")
            onClicked: bar.view.shown = false
        }
    }
}
