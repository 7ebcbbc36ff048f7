// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "ValueSlider"
    width: 300
    height: 100
    visible: true
    when: windowShown

    Component {
        id: component

        ValueSlider {
            property int settlings: 0
            width: 216
            minimum: 1
            maximum: 64
            number: 8
            onPicked: picked => number = picked
            onSettled: ++settlings
        }
    }

    function make(properties) {
        const slider = createTemporaryObject(component, test, properties)
        slider.forceActiveFocus(Qt.TabFocusReason)
        return slider
    }

    function test_arrows_step_by_one() {
        const slider = make()
        keyClick(Qt.Key_Right)
        compare(slider.number, 9)
        keyClick(Qt.Key_Left)
        keyClick(Qt.Key_Left)
        compare(slider.number, 7)
        verify(slider.settlings >= 3, "each key press is a step of its own")
    }

    function test_home_and_end_are_the_bounds_and_keys_stay_within() {
        const slider = make()
        keyClick(Qt.Key_End)
        compare(slider.number, 64)
        keyClick(Qt.Key_Right)
        compare(slider.number, 64)
        keyClick(Qt.Key_Home)
        compare(slider.number, 1)
        keyClick(Qt.Key_Left)
        compare(slider.number, 1)
    }

    function test_a_drag_changes_at_once_and_settles_at_its_end() {
        const slider = make()
        const at = slider.handle.x + 8
        mousePress(slider, at, 12)
        mouseMove(slider, at + 20, 12)
        mouseMove(slider, at + 60, 12)
        verify(slider.number > 8)
        compare(slider.settlings, 0)
        mouseRelease(slider, at + 60, 12)
        compare(slider.settlings, 1)
        const far = slider.handle.x
        slider.number = 8
        verify(slider.handle.x < far, "the handle follows the number")
    }

    function test_a_drag_past_the_end_stops_there() {
        const slider = make()
        mousePress(slider, slider.handle.x + 8, 12)
        mouseMove(slider, 150, 12)
        mouseMove(slider, 290, 12)
        compare(slider.number, 64)
        mouseRelease(slider, 290, 12)
    }

    function test_small_numbers_have_more_room_than_large_ones() {
        const slider = make({ maximum: 10000 })
        compare(slider.placeOf(100), 0.5)
        compare(slider.numberAt(0), 1)
        compare(slider.numberAt(1), 10000)
    }

    function test_the_wheel_is_for_scrolling() {
        const slider = make()
        mouseWheel(slider, 50, 12, 0, 120)
        compare(slider.number, 8)
    }

    function test_one_possible_value_is_no_trouble() {
        const slider = make({ maximum: 1, number: 1 })
        compare(slider.placeOf(1), 0)
        keyClick(Qt.Key_Right)
        compare(slider.number, 1)
    }
}
