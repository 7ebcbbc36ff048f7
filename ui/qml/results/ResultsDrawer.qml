// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What came of every item of one mode: a table under the timeline, as high as its upper edge is dragged to.
FocusScope {
    id: drawer

    required property ResultTable results
    property real usual: 240 ///< height, until it is dragged
    property real most: 1000 ///< height
    readonly property real least: Math.min(120, most)

    /// The keyboard is on the rows.
    function begin() { rows.forceActiveFocus(Qt.OtherFocusReason) }

    height: Math.floor(Math.max(least, Math.min(most, results.height > 0 ? results.height : usual)))
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_F && event.modifiers === Qt.ControlModifier
        if (event.accepted)
            bar.filter()
    }

    HoverHandler { blocking: true } // what lies behind is not pointed at
    Rectangle {
        anchors.fill: parent
        anchors.topMargin: 8
        radius: 8
        color: Theme.surface
        border.width: 1
        border.color: Theme.border
    }
    ResultsBar {
        id: bar
        y: 8
        width: parent.width
        results: drawer.results
        onDownWanted: drawer.begin()
    }
    ResultsHeads {
        id: heads
        x: 1
        anchors.top: bar.bottom
        width: parent.width - 2
        results: drawer.results
        onDownWanted: drawer.begin()
    }
    ResultsRows {
        id: rows
        objectName: "resultsRows"
        focus: true
        anchors.top: heads.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 5
        anchors.left: heads.left
        anchors.right: heads.right
        results: drawer.results
    }
    ResultsEmpty {
        objectName: "resultsEmpty"
        anchors.fill: rows
        results: drawer.results
    }
    DrawerEdge {
        objectName: "resultsEdge"
        name: qsTr("Height of the results")
        width: parent.width
        extent: drawer.height
        onPulled: height => { drawer.results.height = Math.max(drawer.least, Math.min(drawer.most, height)) }
    }
}
