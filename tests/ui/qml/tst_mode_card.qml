// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "ModeCard"
    width: 300
    height: 200
    visible: true
    when: windowShown

    Component {
        id: component

        ModeCard {
            property int clicks: 0
            index: 2
            name: "Parallel"
            summary: "fetches overlap; transforms run on the pool"
            shown: false
            measured: false
            running: false
            stale: false
            awaited: false
            skipped: false
            unsure: false
            makespan: "0.722 s"
            speedup: "3.7×"
            share: 0.27
            error: ""
            repeats: ""
            spread: ""
            onClicked: ++clicks
        }
    }

    function test_click_and_keys_press_it() {
        const card = createTemporaryObject(component, test)
        mouseClick(card)
        compare(card.clicks, 1)
        card.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Space)
        keyClick(Qt.Key_Return)
        compare(card.clicks, 3)
    }

    function test_it_looks_as_the_session_says_after_a_click() {
        const card = createTemporaryObject(component, test)
        mouseClick(card)
        compare(card.shown, false)
        compare(card.background.border.width, 1)
        card.shown = true
        compare(card.background.border.width, 1.5)
    }

    function test_its_figures_never_touch_data() {
        return [{ tag: "roomy", width: 200 }, { tag: "small", width: 80 }, { tag: "tiny", width: 50 }]
    }
    function test_its_figures_never_touch(data) {
        const card = createTemporaryObject(component, test)
        card.makespan = "20020 s"
        card.speedup = "1820.0×"
        card.width = data.width
        const time = findChild(card, "cardMakespan")
        const speed = findChild(card, "cardSpeedup")
        verify(time.width > 0 && time.width <= card.contentItem.width)
        compare(speed.visible, data.width === 200)
        verify(!speed.visible || time.x + time.width < speed.x)
    }

    function test_it_says_whether_it_was_measured() {
        const card = createTemporaryObject(component, test)
        compare(card.origin, "predicted")
        card.unsure = true
        compare(card.origin, "unsure")
        verify(card.contentItem.opacity < 1)
        card.unsure = false
        card.measured = true
        compare(card.origin, "measured")
        card.repeats = "median of 5"
        card.spread = "0.71 s to 0.75 s"
        compare(card.origin, "median of 5")
        verify(card.about.includes("median of 5, 0.71 s to 0.75 s"))
        card.repeats = ""
        card.awaited = true
        compare(card.origin, "predicting …")
        verify(card.contentItem.opacity < 1)
        card.awaited = false
        card.makespan = ""
        compare(card.origin, "")
    }
}
