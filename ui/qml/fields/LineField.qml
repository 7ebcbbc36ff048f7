// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A line of text to type, red while it cannot be understood. Enter or leaving applies it, Escape brings the last
/// good one back.
T.TextField {
    id: control

    required property string value
    property string error: ""

    /// By the user, at every change.
    signal edited(string text)
    /// The end of typing.
    signal settled()

    /// From its beginning.
    function show(value) {
        text = value
        cursorPosition = 0
    }
    function revert() {
        if (text === value)
            return
        show(value)
        edited(value)
    }

    implicitWidth: 140
    implicitHeight: 28
    leftPadding: 8
    rightPadding: 8
    verticalAlignment: TextInput.AlignVCenter
    font.family: "monospace"
    font.pixelSize: 12
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    placeholderTextColor: Theme.text3
    selectByMouse: true
    renderType: Theme.textRendering
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.EditableText
    Accessible.description: error

    Component.onCompleted: show(value)
    onValueChanged: if (!activeFocus) show(value)
    onTextEdited: edited(text)
    onActiveFocusChanged: {
        if (activeFocus) {
            selectAll()
            return
        }
        deselect()
        if (error.length === 0)
            show(value)
        settled()
    }
    Keys.onReturnPressed: { settled(); selectAll() }
    Keys.onEnterPressed: { settled(); selectAll() }
    Keys.onEscapePressed: { revert(); settled(); selectAll() }
    // While typing, Escape is the field's, not the window's.
    Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Escape }

    Label {
        x: control.leftPadding
        width: control.width - control.leftPadding - control.rightPadding
        height: control.height
        visible: control.length === 0 && control.preeditText.length === 0
        text: control.placeholderText
        elide: Text.ElideRight
        font: control.font
        color: control.placeholderTextColor
    }

    background: Rectangle {
        radius: 6
        color: control.error.length > 0 ? Qt.alpha(Theme.failed, 0.08)
               : control.activeFocus ? Theme.surface : Qt.alpha(Theme.text, Theme.dark ? 0.09 : 0.06)
        border.width: control.activeFocus || control.error.length > 0 ? 1 : 0
        border.color: control.error.length > 0 ? Theme.failed : Theme.accent
        Behavior on color { ColorFade {} }
    }
}
