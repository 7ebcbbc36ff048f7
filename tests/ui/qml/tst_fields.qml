// SPDX-License-Identifier: MIT
import Overlapse
import QtQuick
import QtTest

TestCase {
    id: test
    name: "Fields"
    width: 300
    height: 200
    visible: true
    when: windowShown

    Component {
        id: numberField

        NumberField {
            property int settlings: 0
            number: 4
            minimum: 1
            maximum: 64
            onEntered: entered => number = entered
            onSettled: ++settlings
        }
    }
    Component {
        id: lineField

        LineField {
            property int settlings: 0
            width: 200
            value: "1s"
            error: text === "1x" ? "not a time" : ""
            onEdited: edited => { if (edited !== "1x") value = edited }
            onSettled: ++settlings
        }
    }
    Component {
        id: ruleNumber

        RuleNumber {
            label: "Capacity"
            name: "capacityField"
            number: 0
            zeroText: "as it was recorded then"
        }
    }
    Component {
        id: elsewhere

        Item { width: 10; height: 10 }
    }

    function type(text) {
        for (const character of text)
            keyClick(character)
    }
    function make(component, properties) {
        const field = createTemporaryObject(component, test, properties)
        field.forceActiveFocus(Qt.TabFocusReason)
        return field
    }

    function test_enter_applies_a_number() {
        const field = make(numberField)
        type("12")
        compare(field.number, 4)
        keyClick(Qt.Key_Return)
        compare(field.number, 12)
        compare(field.settlings, 1)
    }

    function test_words_in_the_place_of_a_number_keep_their_beginning() {
        const roomy = createTemporaryObject(ruleNumber, test)
        roomy.width = 500
        const whole = findChild(roomy, "capacityField")
        compare(whole.text, "as it was recorded then")
        verify(!whole.elided)
        const tight = createTemporaryObject(ruleNumber, test)
        tight.width = 170
        const field = findChild(tight, "capacityField")
        verify(field.elided)
        for (const row of [roomy, tight]) {
            const title = row.children[0]
            compare(title.text, "Capacity")
            verify(title.x + title.width < findChild(row, "capacityField").x)
        }
        // What is typed is seen where it is typed.
        field.forceActiveFocus(Qt.TabFocusReason)
        verify(!field.elided)
    }

    function test_escape_brings_the_old_number_back() {
        const field = make(numberField)
        type("12")
        keyClick(Qt.Key_Escape)
        compare(field.text, "4")
        compare(field.number, 4)
    }

    function test_leaving_applies_a_number() {
        const field = make(numberField)
        type("9")
        createTemporaryObject(elsewhere, test).forceActiveFocus()
        compare(field.number, 9)
        compare(field.settlings, 1)
    }

    function test_a_number_stays_within_the_bounds_data() {
        return [
            { tag: "above", typed: "900", expected: 64 },
            { tag: "below", typed: "0", expected: 1 },
            { tag: "words", typed: "many", expected: 4 },
            { tag: "empty", typed: "", expected: 4 },
            { tag: "negative", typed: "-3", expected: 4 },
            { tag: "very long", typed: "99999999999999999999", expected: 4 }
        ]
    }
    function test_a_number_stays_within_the_bounds(row) {
        const field = make(numberField)
        keyClick(Qt.Key_Delete)
        type(row.typed)
        keyClick(Qt.Key_Enter)
        compare(field.number, row.expected)
        compare(field.text, String(row.expected))
    }

    function test_thousands_are_grouped_and_read_back() {
        const field = make(numberField, { maximum: 1000000, number: 10000 })
        compare(field.text, "10,000")
        keyClick(Qt.Key_Return)
        compare(field.number, 10000)
    }

    function test_up_and_down_step() {
        const field = make(numberField)
        keyClick(Qt.Key_Up)
        compare(field.number, 5)
        compare(field.text, "5")
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Down)
        compare(field.text, "3")
    }

    function test_a_change_from_elsewhere_shows_unless_one_types() {
        const field = make(numberField)
        type("12")
        field.number = 7
        compare(field.text, "12")
        keyClick(Qt.Key_Escape)
        compare(field.text, "7")
    }

    function test_text_is_edited_at_every_key_and_wrong_text_is_red() {
        const field = make(lineField)
        keyClick(Qt.Key_Delete)
        type("2s")
        compare(field.value, "2s")
        compare(field.background.border.color, Theme.accent)
        keyClick(Qt.Key_A, Qt.ControlModifier)
        type("1x")
        compare(field.value, "1", "the last good one stays")
        compare(field.error, "not a time")
        compare(field.background.border.color, Theme.failed)
        keyClick(Qt.Key_Escape)
        compare(field.text, "1")
        compare(field.error, "")
    }

    function test_enter_settles_text() {
        const field = make(lineField)
        type("3s")
        compare(field.settlings, 0)
        keyClick(Qt.Key_Return)
        compare(field.settlings, 1)
    }
}
