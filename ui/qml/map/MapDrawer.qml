// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What every pair of limits would give: a map under the timeline, as high as its upper edge is dragged to.
FocusScope {
    id: drawer

    required property MapView view
    property int scheme: 0
    property real usual: 320 ///< height, until it is dragged
    property real most: 1000 ///< height
    readonly property real least: Math.min(200, most)

    signal exportWanted(string suffix)

    /// The keyboard is on the cells.
    function begin() { map.forceActiveFocus(Qt.OtherFocusReason) }

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
    MapBar {
        id: bar
        y: 8
        width: parent.width
        view: drawer.view
        onExportWanted: suffix => drawer.exportWanted(suffix)
    }
    Rectangle {
        objectName: "mapProgress"
        x: 1
        anchors.top: bar.bottom
        width: (parent.width - 2) * drawer.view.progress
        height: 2
        opacity: drawer.view.progressText.length > 0 ? 1 : 0
        color: Theme.accent
        Behavior on opacity { Glide {} }
    }
    LimitsMap {
        id: map
        objectName: "limitsMap"

        property bool byKeyboard: false

        focus: true
        anchors.top: bar.bottom
        anchors.topMargin: 2
        anchors.bottom: words.top
        anchors.left: parent.left
        anchors.leftMargin: 1
        anchors.right: parent.right
        anchors.rightMargin: 1
        view: drawer.view
        scheme: drawer.scheme
        magnification: Theme.magnification
        Accessible.role: Accessible.Chart
        Accessible.name: drawer.view.title
        Accessible.description: drawer.view.figures
        onActiveFocusChanged: if (!activeFocus) byKeyboard = false
        Keys.onReleased: event => {
            if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                byKeyboard = true
            event.accepted = false
        }

        FocusRing { shown: map.activeFocus && map.byKeyboard }
    }
    Column {
        objectName: "mapMessage"
        anchors.centerIn: map
        width: Math.min(420, map.width - 48)
        visible: !drawer.view.known
        spacing: 6

        Label {
            width: parent.width
            text: drawer.view.message.length > 0 ? drawer.view.message : qsTr("Computing the map …")
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            color: Theme.text2
        }
    }
    MapWords {
        id: words
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 1
        width: parent.width
        view: drawer.view
    }
    DrawerEdge {
        objectName: "mapEdge"
        name: qsTr("Height of the map")
        width: parent.width
        extent: drawer.height
        onPulled: height => { drawer.view.height = Math.max(drawer.least, Math.min(drawer.most, height)) }
    }
}
