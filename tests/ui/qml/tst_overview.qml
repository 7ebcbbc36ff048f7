// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "OverviewBar"
    width: 600
    height: 60
    visible: true
    when: windowShown

    // The whole time lies between x = 100 and x = 500.
    Component {
        id: component

        OverviewBar {
            width: 520
            height: 20
            plotLeft: 100
            plotRight: 500
            zoomed: viewBegin > 0 || viewEnd < 1
            onViewMoved: (begin, end) => {
                viewBegin = begin
                viewEnd = end
            }
            onAllWanted: {
                viewBegin = 0
                viewEnd = 1
            }
        }
    }

    function drag(item, from, to) {
        mousePress(item, from, 10)
        mouseMove(item, (from + to) / 2, 10)
        mouseMove(item, to, 10)
        mouseRelease(item, to, 10)
    }
    function near(actual, expected) {
        verify(Math.abs(actual - expected) < 0.01, actual + " is not near " + expected)
    }

    function test_handles_set_the_ends() {
        const bar = createTemporaryObject(component, test)
        drag(bar, 100, 200)
        near(bar.viewBegin, 0.25)
        near(bar.viewEnd, 1)
        drag(bar, 499, 399)
        near(bar.viewEnd, 0.75)
        near(bar.viewBegin, 0.25)
    }

    function test_the_window_moves_as_a_whole_and_stays_inside() {
        const bar = createTemporaryObject(component, test, { viewBegin: 0.25, viewEnd: 0.5 })
        drag(bar, 250, 290)
        near(bar.viewBegin, 0.35)
        near(bar.viewEnd, 0.6)
        drag(bar, 290, 590)
        near(bar.viewBegin, 0.75)
        near(bar.viewEnd, 1)
    }

    function test_handles_do_not_cross() {
        const bar = createTemporaryObject(component, test, { viewBegin: 0.25, viewEnd: 0.5 })
        drag(bar, 200, 450)
        verify(bar.viewBegin < bar.viewEnd)
        near(bar.viewEnd, 0.5)
    }

    function test_a_double_click_shows_all() {
        const bar = createTemporaryObject(component, test, { viewBegin: 0.25, viewEnd: 0.5 })
        mouseDoubleClickSequence(bar, 250, 10)
        compare(bar.viewBegin, 0)
        compare(bar.viewEnd, 1)
    }

    function test_keys_move_and_zoom() {
        const bar = createTemporaryObject(component, test, { viewBegin: 0.4, viewEnd: 0.6 })
        bar.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Right)
        near(bar.viewBegin, 0.42)
        keyClick(Qt.Key_Minus)
        verify(bar.viewEnd - bar.viewBegin > 0.25)
        keyClick(Qt.Key_Home)
        compare(bar.viewEnd, 1)
    }

    function test_show_all_appears_when_zoomed() {
        const bar = createTemporaryObject(component, test)
        const button = findChild(bar, "showAllButton")
        verify(!button.visible)
        bar.viewBegin = 0.5
        verify(button.visible)
        mouseClick(button)
        compare(bar.viewBegin, 0)
    }
}
