// SPDX-License-Identifier: MIT
// The window with a real session, whose predictions are those of the article's experiment.
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "Window"
    when: windowShown

    property var window: null

    Component {
        id: component

        Main {}
    }

    function initTestCase() {
        session.document.reset()
        window = component.createObject(null, { session: session })
        verify(window)
        window.requestActivate()
        tryCompare(window, "active", true)
    }
    function cleanupTestCase() {
        window.destroy()
    }
    function init() {
        part("timeline").forceActiveFocus()
    }

    function part(name) {
        const item = findChild(window.contentItem, name)
        verify(item, name + " is there")
        return item
    }
    function press(key, modifiers) {
        keyClick(key, modifiers ?? Qt.NoModifier)
    }

    function test_every_control_has_its_name() {
        for (const name of ["runButton", "stopButton", "modeCard0", "modeCard4", "itemsSlider", "itemsField", "fetchField",
                            "transformField", "fetchLimitSlider", "fetchLimitField", "transformLimitSlider",
                            "transformLimitField", "threadsSlider", "threadsField", "orderKept", "orderAny",
                            "workSimulated", "workFiles", "themeButton", "undoButton", "redoButton",
                            "openButton", "saveButton", "exportButton", "helpButton", "timeline", "overview",
                            "comparePanel", "itemPanel", "errorBanner"])
            part(name)
    }

    function test_the_fields_of_a_kind_of_work_stay_once_it_was_chosen() {
        verify(!findChild(window.contentItem, "chooseFolderButton"))
        session.work.kind = 1
        verify(part("chooseFolderButton").visible)
        verify(!part("itemsField").visible)
        session.work.kind = 0
        verify(!part("chooseFolderButton").visible)
        verify(part("itemsField").visible)
    }

    function test_number_keys_toggle_modes_unless_one_types() {
        const card = part("modeCard1")
        const before = card.shown
        press(Qt.Key_2)
        compare(card.shown, !before)
        press(Qt.Key_2)
        compare(card.shown, before)
        const field = part("itemsField")
        field.forceActiveFocus()
        press(Qt.Key_2)
        compare(card.shown, before)
        compare(field.text, "2")
        press(Qt.Key_Escape)
    }

    function test_an_edit_can_be_undone() {
        const before = session.limits.fetchLimit
        const field = part("fetchLimitField")
        field.forceActiveFocus()
        press(Qt.Key_7)
        press(Qt.Key_Return)
        compare(session.limits.fetchLimit, 7)
        compare(part("fetchLimitSlider").number, 7)
        mouseClick(part("undoButton"))
        compare(session.limits.fetchLimit, before)
        compare(field.text, String(before))
    }

    function test_order_is_a_choice() {
        mouseClick(part("orderAny"))
        compare(session.limits.orderKept, false)
        mouseClick(part("orderKept"))
        compare(session.limits.orderKept, true)
    }

    function test_wrong_times_are_said_and_change_nothing() {
        const before = session.work.fetch.text
        const field = part("fetchField")
        field.forceActiveFocus()
        for (const character of "soon")
            press(character)
        verify(session.work.fetch.error.length > 0)
        compare(session.work.fetch.text, before)
        compare(part("fetchFieldError").text, session.work.fetch.error)
        press(Qt.Key_Escape)
        compare(session.work.fetch.error, "")
        compare(field.text, before)
    }

    function test_the_theme_is_one() {
        const before = session.appearance.dark
        press(Qt.Key_D, Qt.ControlModifier)
        compare(session.appearance.dark, !before)
        compare(Theme.dark, !before)
        mouseClick(part("themeButton"))
        compare(session.appearance.dark, before)
    }

    function test_help_opens_and_closes_by_key() {
        press(Qt.Key_F1)
        tryVerify(() => findChild(window, "help")?.visible ?? false)
        press(Qt.Key_Escape)
        tryCompare(findChild(window, "help"), "visible", false)
    }

    function test_details_hide_where_there_is_no_room() {
        const side = part("sidePanel")
        window.width = 960
        tryCompare(side, "visible", false)
        mouseClick(part("sideButton"))
        tryCompare(side, "x", 960 - side.width)
        mouseClick(part("sideButton"))
        tryCompare(side, "visible", false)
        window.width = 1440
        tryCompare(side, "visible", true)
    }
}
