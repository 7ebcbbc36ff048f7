// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Two runs compared, item by item: words, a chart and lists under the timeline, as high as its upper edge is dragged to.
FocusScope {
    id: drawer

    required property DifferenceView view
    property int scheme: 0
    property real usual: 320 ///< height, until it is dragged
    property real most: 1000 ///< height
    readonly property real least: Math.min(220, most)
    readonly property bool drawn: view.any && view.message.length === 0

    signal exportWanted(string suffix)

    /// The keyboard is on the chart.
    function begin() { chart.forceActiveFocus(Qt.OtherFocusReason) }
    /// It is on what has to be chosen.
    function beginChoosing() { bar.begin() }

    height: Math.floor(Math.max(least, Math.min(most, view.height > 0 ? view.height : usual)))

    HoverHandler { blocking: true } // what lies behind is not pointed at
    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 8
        radius: 8
        color: Theme.surface
        border.width: 1
        border.color: Theme.border
    }
    DifferenceBar {
        id: bar
        y: 8
        width: parent.width
        view: drawer.view
        onExportWanted: suffix => drawer.exportWanted(suffix)
    }
    DifferenceWords {
        id: words
        anchors.top: bar.bottom
        x: 12
        width: parent.width - 24
        view: drawer.view
    }
    DifferenceChart {
        id: chart
        objectName: "differenceChart"

        property bool byKeyboard: false

        focus: true
        anchors.top: words.bottom
        anchors.topMargin: 2
        anchors.bottom: figures.top
        anchors.left: parent.left
        anchors.leftMargin: 1
        anchors.right: items.visible ? items.left : parent.right
        anchors.rightMargin: 1
        opacity: drawer.view.busy ? 0.6 : 1
        view: drawer.view
        scheme: drawer.scheme
        magnification: Theme.magnification
        Accessible.role: Accessible.Chart
        Accessible.name: drawer.view.title
        Accessible.description: drawer.view.figures.length > 0 ? drawer.view.figures : drawer.view.words
        onActiveFocusChanged: if (!activeFocus) byKeyboard = false
        Keys.onReleased: event => {
            if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                byKeyboard = true
            event.accepted = false
        }
        Behavior on opacity { Glide {} }

        FocusRing { shown: chart.activeFocus && chart.byKeyboard }
    }
    DifferenceItems {
        id: items
        anchors.top: words.bottom
        anchors.topMargin: 8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 8
        anchors.right: parent.right
        anchors.rightMargin: 8
        width: 212
        visible: drawer.view.known && drawer.view.message.length === 0 && drawer.width >= 560
        view: drawer.view
    }
    Label {
        id: figures
        objectName: "differenceFigures"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 6
        x: 12
        width: (items.visible ? items.x : parent.width) - x - 12
        height: 18
        visible: drawer.drawn
        text: drawer.view.figures.length > 0
              ? drawer.view.figures : qsTr("Point at a column for its figures; click it to select the item in every panel")
        elide: Text.ElideRight
        color: drawer.view.figures.length > 0 ? Theme.text : Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Label {
        objectName: "differenceMessage"
        anchors.centerIn: parent
        width: Math.min(420, parent.width - 48)
        visible: !drawer.drawn
        text: drawer.view.message.length > 0 ? drawer.view.message : qsTr("Comparing …")
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    DrawerEdge {
        objectName: "differenceEdge"
        name: qsTr("Height of the comparison")
        width: parent.width
        extent: drawer.height
        onPulled: height => { drawer.view.height = Math.max(drawer.least, Math.min(drawer.most, height)) }
    }
}
