// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The overview, the timeline and the table of results under it, with the words about what the pointer is on.
Item {
    id: area

    required property Session session
    readonly property ResultTable results: session.results

    property bool drawn: false ///< the table is, since the window began or a user asked for it

    function showAll() { timeline.showAll() }

    Component.onCompleted: drawn = drawer.visible

    OverviewBar {
        objectName: "overview"
        visible: !area.session.hidden
        width: parent.width
        viewBegin: timeline.viewBegin
        viewEnd: timeline.viewEnd
        plotLeft: timeline.plotLeft
        plotRight: timeline.plotRight
        zoomed: timeline.zoomed
        onViewMoved: (begin, end) => {
            // In the order that keeps the window open.
            if (begin > timeline.viewBegin) {
                timeline.viewEnd = end
                timeline.viewBegin = begin
            } else {
                timeline.viewBegin = begin
                timeline.viewEnd = end
            }
        }
        onAllWanted: timeline.showAll()
    }
    Timeline {
        id: timeline
        objectName: "timeline"
        anchors.fill: parent
        anchors.topMargin: 24
        anchors.bottomMargin: area.height - (walk.visible ? walk.y - 8 : drawer.y)
        session: area.session
        visible: !area.session.hidden
        magnification: Theme.magnification
        motion: Theme.motion
        focus: true
        activeFocusOnTab: true
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Timeline")
        Accessible.description: qsTr("Arrow keys select items and move in time, plus and minus zoom, 0 shows everything")

        property bool byKeyboard: false ///< a click says by itself where the focus went

        onActiveFocusChanged: if (!activeFocus) byKeyboard = false
        Keys.onReleased: event => {
            if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                byKeyboard = true
            event.accepted = false
        }

        TapHandler { onPressedChanged: timeline.byKeyboard = false }
        FocusRing { shown: timeline.activeFocus && timeline.byKeyboard }
    }
    WalkBar {
        id: walk
        objectName: "walkBar"
        y: drawer.y - height
        width: parent.width
        walk: area.session.walk
    }
    ResultsDrawer {
        id: drawer
        objectName: "resultsDrawer"
        y: parent.height - (visible ? height : 0)
        width: parent.width
        visible: area.results.shown && !area.session.hidden
        results: area.results
        usual: 0.4 * area.height
        most: area.height - timeline.anchors.topMargin - 160 - (walk.visible ? walk.height + 8 : 0)
    }
    Connections {
        target: area.results
        function onShownChanged() {
            if (drawer.visible !== area.drawn) {
                area.drawn = drawer.visible
                if (drawer.visible)
                    drawer.begin()
                else
                    timeline.forceActiveFocus(Qt.OtherFocusReason)
            }
        }
        function onItemChosen(item, panel) { timeline.reveal(item, panel) }
        function onZoomWanted(item, panel) { timeline.zoomTo(item, panel) }
    }
    GuessPanel {
        objectName: "guessPanel"
        anchors.centerIn: parent
        visible: area.session.hidden
        session: area.session
        onVisibleChanged: if (!visible) timeline.forceActiveFocus(Qt.OtherFocusReason)
    }
    TimelineTip {
        text: timeline.tip
        at: timeline.mapToItem(area, timeline.tipAt)
    }
}
