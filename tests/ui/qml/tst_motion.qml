// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "Motion"
    width: 100
    height: 100
    visible: true
    when: windowShown

    Component {
        id: component

        Rectangle {
            width: 10
            color: "#ffffff"
            Behavior on width { Glide {} }
            Behavior on color { ColorFade {} }
        }
    }

    function cleanup() {
        Theme.motion = true
    }

    function test_things_move_unless_asked_not_to() {
        verify(Theme.motion)
        const item = createTemporaryObject(component, test)
        item.width = 90
        item.color = "#000000"
        verify(item.width < 90)
        verify(!Qt.colorEqual(item.color, "#000000"))
        tryCompare(item, "width", 90)
        tryVerify(() => Qt.colorEqual(item.color, "#000000"))
    }

    function test_without_motion_changes_show_at_once() {
        Theme.motion = false
        const item = createTemporaryObject(component, test)
        item.width = 90
        item.color = "#000000"
        compare(item.width, 90)
        verify(Qt.colorEqual(item.color, "#000000"))
    }
}
