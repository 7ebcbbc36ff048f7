// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtQuick.Templates as T
import QtTest

TestCase {
    id: test
    name: "Tip"
    width: 300
    height: 200
    visible: true
    when: windowShown

    Component {
        id: component

        Item {
            property alias tip: tip
            property alias popup: popup
            property alias inner: inner
            width: 100
            height: 30

            Tip {
                id: tip
                shown: true
                delay: 0
                text: "what it is"
            }
            T.Popup {
                id: popup
                width: 80
                height: 40
                focus: true
                contentItem: Item {
                    Tip {
                        id: inner
                        shown: popup.visible
                        delay: 0
                        text: "what is in it"
                    }
                }
            }
        }
    }

    // The pointer rests on what has the tip, and a key opens a dialog.
    function test_it_is_gone_while_something_is_opened_over_it() {
        const item = createTemporaryObject(component, test)
        tryCompare(item.tip, "open", true)
        item.popup.open()
        tryCompare(item.tip, "open", false)
        tryCompare(item.inner, "open", true)
        item.popup.close()
        tryCompare(item.tip, "open", true)
    }
}
