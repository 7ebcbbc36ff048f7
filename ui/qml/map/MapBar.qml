// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Whose map this is, how much of it is known, and which of its figures is shown.
Item {
    id: bar

    required property MapView view
    readonly property var formats: [
        { suffix: "svg", text: qsTr("SVG …") },
        { suffix: "png", text: qsTr("PNG …") },
        { suffix: "pdf", text: qsTr("PDF …") },
        { suffix: "csv", text: qsTr("CSV: a line a cell …") },
        { suffix: "json", text: qsTr("JSON …") }
    ]

    signal exportWanted(string suffix)

    implicitHeight: 40

    Label {
        id: heading
        objectName: "mapTitle"
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, measures.x - x - 12)
        text: bar.view.title
        elide: Text.ElideRight
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        objectName: "mapNote"
        anchors.left: heading.right
        anchors.leftMargin: 8
        anchors.right: measures.left
        anchors.rightMargin: 8
        anchors.baseline: heading.baseline
        text: bar.view.progressText.length > 0 ? bar.view.progressText : bar.view.note
        elide: Text.ElideRight
        font.pixelSize: 11
        color: Theme.text2
    }
    Segmented {
        id: measures
        objectName: "mapMeasure"
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: 264
        height: 26
        quiet: true
        enabled: bar.view.known
        name: qsTr("Measure")
        options: [
            { text: qsTr("Makespan"), name: "mapMakespan", tip: qsTr("How long all items take") },
            { text: qsTr("Throughput"), name: "mapThroughput", tip: qsTr("Items a second that did not fail") },
            { text: qsTr("p99 latency"), name: "mapP99", tip: qsTr("From admitted to emitted: 99 of 100 items take no longer") }
        ]
        current: bar.view.measure
        onChosen: index => bar.view.measure = index
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        PushButton {
            id: exportButton
            objectName: "mapExport"
            height: 26
            quiet: true
            text: qsTr("Export")
            tip: qsTr("Export the map as a chart or as figures")
            enabled: bar.view.known
            onClicked: menu.popUp(exportButton, 0, exportButton.height + 4)

            ActionMenu {
                id: menu
                entries: bar.formats.map(entry => ({
                    name: "mapExport:" + entry.suffix, text: entry.text, key: "", enabled: true, checked: false,
                    act: () => bar.exportWanted(entry.suffix)
                }))
            }
        }
        IconButton {
            objectName: "mapClose"
            width: 26
            height: 26
            sign: "close"
            text: qsTr("Hide the map (M)")
            onClicked: bar.view.shown = false
        }
    }
}
