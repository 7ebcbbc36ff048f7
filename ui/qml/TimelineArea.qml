// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The overview and the timeline under it, with the words about what the pointer is on.
Item {
    id: area

    required property Session session

    function showAll() { timeline.showAll() }

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
        anchors.bottomMargin: walk.visible ? walk.height + 8 : 0
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
        anchors.bottom: parent.bottom
        width: parent.width
        walk: area.session.walk
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
