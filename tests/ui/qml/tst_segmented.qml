// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "Segmented"
    width: 300
    height: 100
    visible: true
    when: windowShown

    Component {
        id: component

        Segmented {
            width: 180
            options: [
                { text: "one", name: "first" },
                { text: "two", name: "second" },
                { text: "three", name: "third" }
            ]
            current: 0
            onChosen: index => current = index
        }
    }

    function test_a_click_chooses() {
        const control = createTemporaryObject(component, test)
        mouseClick(findChild(control, "third"))
        compare(control.current, 2)
        verify(findChild(control, "third").checked)
        verify(!findChild(control, "first").checked)
    }

    function test_arrows_choose_the_neighbour_and_stop_at_the_ends() {
        const control = createTemporaryObject(component, test)
        findChild(control, "first").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Left)
        compare(control.current, 0)
        keyClick(Qt.Key_Right)
        compare(control.current, 1)
        keyClick(Qt.Key_Right)
        keyClick(Qt.Key_Right)
        compare(control.current, 2)
        verify(findChild(control, "third").activeFocus)
    }

    function test_tab_stops_only_at_the_choice() {
        const control = createTemporaryObject(component, test)
        const stops = ["first", "second", "third"].filter(name => findChild(control, name).activeFocusOnTab)
        compare(stops, ["first"])
    }
}
