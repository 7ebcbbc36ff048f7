// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What happened in the selected part of the time: a column for each run, the states of one of them, and a histogram.
FocusScope {
    id: drawer

    required property RangeView range
    required property View view
    property real usual: 320 ///< height, until it is dragged
    property real most: 1000 ///< height
    readonly property real least: Math.min(200, most)

    height: Math.floor(Math.max(least, Math.min(most, range.height > 0 ? range.height : usual)))
    Keys.onEscapePressed: view.clearRange()

    HoverHandler { blocking: true } // what lies behind is not pointed at
    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 8
        radius: 8
        color: Theme.surface
        border.width: 1
        border.color: Theme.border
    }
    RangeBar {
        id: bar
        y: 8
        width: parent.width
        range: drawer.range
        view: drawer.view
    }
    Item {
        id: figures
        anchors.top: bar.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 1
        x: 1
        width: parent.width - 2
        visible: drawer.range.columns.length > 0
        opacity: drawer.range.pending ? 0.45 : 1
        // What is there in a moment is not dimmed for that moment.
        Behavior on opacity {
            SequentialAnimation {
                PauseAnimation { duration: drawer.range.pending ? 150 : 0 }
                NumberAnimation { duration: Theme.motion ? 80 : 0 }
            }
        }

        RangeColumns {
            id: columns
            x: 12
            width: parent.width - 24
            range: drawer.range
        }
        RangeTable {
            id: table
            focus: true
            anchors.top: columns.bottom
            anchors.topMargin: 6
            anchors.bottom: parent.bottom
            width: parent.width
            range: drawer.range
        }
    }
    Label {
        objectName: "rangeMessage"
        anchors.centerIn: figures
        width: Math.min(420, figures.width - 48)
        visible: !figures.visible
        text: drawer.range.message.length > 0 ? drawer.range.message : qsTr("Summing up …")
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    DrawerEdge {
        objectName: "rangeEdge"
        name: qsTr("Height of the statistics")
        width: parent.width
        extent: drawer.height
        onPulled: height => { drawer.range.height = Math.max(drawer.least, Math.min(drawer.most, height)) }
    }
}
