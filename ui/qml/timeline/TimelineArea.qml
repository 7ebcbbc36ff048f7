// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The overview, the timeline and the table of results under it, with the words about what the pointer is on.
Item {
    id: area

    required property Session session
    readonly property ResultTable results: session.results
    readonly property View view: session.view
    readonly property Seeing seeing: session.seeing
    readonly property real lowest: Math.min(drawer.y, map.y, range.y, comparison.y) ///< of what is above the drawers

    readonly property real mostDrawn: height - timeline.anchors.topMargin - 160
                                      - (walk.visible ? walk.height + 8 : path.visible ? path.height + 8 : 0)
                                      - (evidence.visible ? evidence.height + 8 : 0) ///< of a drawer's height

    signal mapExportWanted(string suffix)
    signal differenceExportWanted(string suffix)

    property bool drawn: false ///< the table is, since the window began or a user asked for it

    Component.onCompleted: drawn = drawer.visible

    HitBar {
        id: hits
        objectName: "hitBar"
        width: parent.width
        visible: area.seeing.hits.shown && !area.session.lesson.hidden
        hits: area.seeing.hits
        onLeaveWanted: {
            area.seeing.hits.shown = false
            timeline.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
    NoteBar {
        id: note
        objectName: "noteBar"
        y: hits.visible ? hits.height + 6 : 0
        width: parent.width
        visible: area.seeing.notes.shown && !area.session.lesson.hidden
        notes: area.seeing.notes
        onLeaveWanted: timeline.forceActiveFocus(Qt.OtherFocusReason)
    }
    OverviewBar {
        id: overview
        objectName: "overview"
        y: (hits.visible ? hits.height + 6 : 0) + (note.visible ? note.height + 6 : 0)
        visible: !area.session.lesson.hidden
        width: parent.width
        view: area.view
        scheme: area.session.appearance.scheme
        viewBegin: area.view.begin
        viewEnd: area.view.end
        plotLeft: timeline.plotLeft
        plotRight: timeline.plotRight
        zoomed: area.view.zoomed
        onViewMoved: (begin, end) => {
            // In the order that keeps the window open.
            if (begin > area.view.begin) {
                area.view.end = end
                area.view.begin = begin
            } else {
                area.view.begin = begin
                area.view.end = end
            }
        }
        onAllWanted: area.view.showAll()
    }
    OverviewHits {
        objectName: "overviewHits"
        anchors.fill: overview
        anchors.leftMargin: timeline.plotLeft
        anchors.rightMargin: overview.width - timeline.plotRight
        visible: overview.visible && hits.visible
        view: area.view
        scheme: area.session.appearance.scheme
        magnification: Theme.magnification
    }
    Timeline {
        id: timeline
        objectName: "timeline"
        anchors.fill: parent
        anchors.topMargin: overview.y + 24
        anchors.bottomMargin: area.height - (walk.visible ? walk.y - 8 : evidence.visible ? evidence.y - 8 : path.visible ? path.y - 8 : area.lowest)
        view: area.view
        scheme: area.session.appearance.scheme
        visible: !area.session.lesson.hidden
        magnification: Theme.magnification
        motion: Theme.motion && !area.session.runner.running
        focus: true
        activeFocusOnTab: true
        Accessible.role: Accessible.Chart
        Accessible.name: qsTr("Timeline")
        Accessible.description: area.seeing.items.told.length > 0
             ? area.seeing.items.told
             : qsTr("Arrow keys select items and move in time, plus and minus zoom, 0 shows everything, Enter goes to what released the selected item, Backspace back to where one was")

        property bool byKeyboard: false ///< a click says by itself where the focus went

        onActiveFocusChanged: if (!activeFocus) byKeyboard = false
        Keys.onReleased: event => {
            if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                byKeyboard = true
            event.accepted = false
        }

        // With an item selected, from state to state of it; else through the time.
        Keys.onLeftPressed: event => { event.accepted = area.seeing.items.stepState(-1) }
        Keys.onRightPressed: event => { event.accepted = area.seeing.items.stepState(1) }
        // What came last goes first.
        Keys.onEscapePressed: event => {
            if (area.seeing.notes.shown)
                return area.seeing.notes.leave()
            if (area.seeing.items.endState())
                return
            if (hits.visible)
                area.seeing.hits.shown = false
            else if (area.view.ranged)
                area.view.clearRange()
            else
                event.accepted = false
        }

        TapHandler { onPressedChanged: timeline.byKeyboard = false }
        PinchHandler {
            target: null
            property real before: 1
            onActiveChanged: before = 1
            onActiveScaleChanged: {
                if (active && activeScale > 0)
                    timeline.zoom(before / activeScale, centroid.position.x)
                before = activeScale
            }
        }
        FocusRing { shown: timeline.activeFocus && timeline.byKeyboard }
    }
    SlimBar {
        id: panelsBar
        objectName: "panelsBar"
        readonly property real all: timeline.height + timeline.mostScroll
        x: timeline.x + timeline.width
        y: timeline.y
        height: timeline.height
        visible: timeline.visible && timeline.mostScroll > 0
        orientation: Qt.Vertical
        size: timeline.height / Math.max(1, all)
        onPositionChanged: {
            if (pressed)
                timeline.scrollTo(position * all)
        }

        Binding on position {
            when: !panelsBar.pressed
            value: timeline.scroll / Math.max(1, panelsBar.all)
            restoreMode: Binding.RestoreNone
        }
    }
    Binding {
        target: area.view
        property: "motion"
        value: Theme.motion && !area.session.runner.running
    }
    Later {
        id: walk
        objectName: "walkBar"
        y: area.lowest - height
        width: parent.width
        wanted: area.session.lesson.walk.active

        sourceComponent: WalkBar {
            walk: area.session.lesson.walk
        }
    }
    Later {
        id: evidence
        objectName: "evidenceBar"
        y: (path.visible ? path.y - 8 : area.lowest) - height
        width: parent.width
        wanted: area.view.stressed.length > 0 && !walk.visible && !area.session.lesson.hidden

        sourceComponent: EvidenceBar {
            view: area.view
        }
    }
    Later {
        id: path
        objectName: "pathBar"
        y: area.lowest - height
        width: parent.width
        wanted: area.view.path && !walk.visible && !area.session.lesson.hidden

        sourceComponent: PathBar {
            path: area.session.path
            onClosed: area.view.path = false
        }
    }
    Later {
        id: drawer
        objectName: "resultsDrawer"
        y: parent.height - (visible ? height : 0)
        width: parent.width
        wanted: area.results.shown && !area.session.lesson.hidden

        sourceComponent: ResultsDrawer {
            results: area.results
            usual: 0.4 * area.height
            most: area.mostDrawn
        }
    }
    Later {
        id: map
        objectName: "mapDrawer"
        y: parent.height - (visible ? height : 0)
        width: parent.width
        wanted: area.session.map.shown && !area.session.lesson.hidden

        sourceComponent: MapDrawer {
            view: area.session.map
            scheme: area.session.appearance.scheme
            usual: Math.max(280, 0.46 * area.height)
            most: area.mostDrawn
            onExportWanted: suffix => area.mapExportWanted(suffix)
        }
    }
    Later {
        id: range
        objectName: "rangeDrawer"
        y: parent.height - (visible ? height : 0)
        width: parent.width
        wanted: area.seeing.range.shown && !area.session.lesson.hidden

        sourceComponent: RangeDrawer {
            range: area.seeing.range
            view: area.view
            usual: Math.max(290, 0.46 * area.height)
            most: area.mostDrawn
        }
    }
    Connections {
        target: area.seeing.range
        // The keyboard stays where it was, unless that is gone.
        function onShownChanged() {
            if (!range.visible && range.activeFocus)
                timeline.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
    Timer {
        id: choosing
        interval: 0
        onTriggered: (comparison.item as DifferenceDrawer).beginChoosing()
    }
    Later {
        id: comparison
        objectName: "differenceDrawer"
        y: parent.height - (visible ? height : 0)
        width: parent.width
        wanted: area.session.difference.shown && !area.session.lesson.hidden

        sourceComponent: DifferenceDrawer {
            view: area.session.difference
            scheme: area.session.appearance.scheme
            usual: Math.max(300, 0.5 * area.height)
            most: area.mostDrawn
            onExportWanted: suffix => area.differenceExportWanted(suffix)
        }
    }
    Connections {
        target: area.session.difference
        function onShownChanged() {
            if (comparison.visible)
                (comparison.item as DifferenceDrawer).begin()
            else
                timeline.forceActiveFocus(Qt.OtherFocusReason)
        }
        function onRunWanted() { choosing.restart() } // the menu gives the keyboard back first
    }
    Connections {
        target: area.session.map
        function onShownChanged() {
            if (map.visible)
                (map.item as MapDrawer).begin()
            else
                timeline.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
    Connections {
        target: area.results
        function onShownChanged() {
            if (drawer.visible !== area.drawn) {
                area.drawn = drawer.visible
                if (drawer.visible)
                    (drawer.item as ResultsDrawer).begin()
                else
                    timeline.forceActiveFocus(Qt.OtherFocusReason)
            }
        }
        function onItemChosen(item, panel) { timeline.reveal(item, panel) }
        function onZoomWanted(item, panel) { timeline.zoomTo(item, panel) }
    }
    Later {
        objectName: "guessPanel"
        anchors.centerIn: parent
        width: Math.min(460, area.width - 32)
        wanted: area.session.lesson.hidden
        onVisibleChanged: if (!visible) timeline.forceActiveFocus(Qt.OtherFocusReason)

        sourceComponent: GuessPanel {
            lesson: area.session.lesson
            modes: area.session.panels.modes
        }
    }
    TimelineTip {
        text: timeline.tip
        at: timeline.mapToItem(area, timeline.tipAt)
    }
}
