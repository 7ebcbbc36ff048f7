// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A whole number to type. Enter or leaving applies it, within the bounds; Escape brings the old one back.
T.TextField {
    id: control

    required property int number
    property int minimum: 1
    property int maximum: 1000000
    property string zeroText: "" ///< in the place of 0, where that stands for no number

    /// Its end is left out while nobody types: a text that is aligned to the right would lose its beginning.
    readonly property bool elided: !activeFocus && contentWidth > words.width

    /// By the user; already within the bounds.
    signal entered(int number)
    /// After entering, changed or not.
    signal settled()

    function apply() {
        const typed = Numbers.number(text)
        if (typed >= 0) {
            const inside = Math.max(minimum, Math.min(maximum, typed))
            if (inside !== number)
                entered(inside)
        }
        revert()
        settled()
    }
    function shown() {
        return number === 0 && zeroText.length > 0 ? zeroText : Numbers.text(number)
    }
    function revert() {
        text = shown()
    }

    implicitWidth: Math.max(64, Math.ceil(contentWidth) + leftPadding + rightPadding + 2)
    implicitHeight: 24
    leftPadding: 6
    rightPadding: 6
    horizontalAlignment: TextInput.AlignRight
    verticalAlignment: TextInput.AlignVCenter
    inputMethodHints: Qt.ImhDigitsOnly
    font.family: Theme.fontFamily
    font.pixelSize: 13
    font.weight: Font.DemiBold
    color: elided ? "transparent" : Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    selectByMouse: true
    renderType: Theme.textRendering
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.EditableText

    Component.onCompleted: revert()
    onNumberChanged: if (!activeFocus) revert()
    onActiveFocusChanged: {
        if (activeFocus)
            selectAll()
        else if (text !== shown())
            apply()
        if (!activeFocus)
            deselect()
    }
    Keys.onReturnPressed: { apply(); selectAll() }
    Keys.onEnterPressed: { apply(); selectAll() }
    Keys.onEscapePressed: { revert(); selectAll() }
    Keys.onUpPressed: { if (number < maximum) entered(number + 1); revert(); settled() }
    Keys.onDownPressed: { if (number > minimum) entered(number - 1); revert(); settled() }
    // While typing, Escape is the field's, not the window's.
    Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Escape }

    Label {
        id: words
        x: control.leftPadding
        width: control.width - control.leftPadding - control.rightPadding
        height: control.height
        visible: control.elided
        text: control.text
        elide: Text.ElideRight
        font: control.font
        horizontalAlignment: Text.AlignRight
    }

    background: Rectangle {
        radius: 6
        color: control.activeFocus ? Theme.surface
               : Qt.alpha(Theme.text, control.hovered ? (Theme.dark ? 0.12 : 0.08) : 0)
        border.width: control.activeFocus ? 1 : 0
        border.color: Theme.accent
        Behavior on color { ColorFade {} }
    }
}
