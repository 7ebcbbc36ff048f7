// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// Several lines to type or paste, red while they cannot be understood. Leaving applies them, Escape brings the last
/// good ones back; Tab goes on.
Rectangle {
    id: frame

    required property string name ///< the area is called so
    required property string value
    property string error: ""
    property string placeholder: ""
    property string spoken: placeholder ///< by a screen reader

    /// By the user, at every change.
    signal edited(string text)
    /// The end of typing.
    signal settled()

    function show(value) {
        area.quiet = true
        area.text = value
        area.quiet = false
    }

    width: parent ? parent.width : 0
    height: 104
    radius: 6
    color: error.length > 0 ? Qt.alpha(Theme.failed, 0.08)
           : area.activeFocus ? Theme.surface : Qt.alpha(Theme.text, Theme.dark ? 0.09 : 0.06)
    border.width: area.activeFocus || error.length > 0 ? 1 : 0
    border.color: error.length > 0 ? Theme.failed : Theme.accent
    onValueChanged: if (!area.activeFocus) show(value)
    Component.onCompleted: show(value)
    Accessible.ignored: true
    Behavior on color { ColorFade {} }

    Label {
        x: 8
        y: 6
        width: parent.width - 16
        visible: area.length === 0 && area.preeditText.length === 0
        text: frame.placeholder
        wrapMode: Text.Wrap
        color: Theme.text3
    }
    Flickable {
        anchors.fill: parent
        anchors.margins: 1
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        T.ScrollBar.vertical: SlimBar {}
        T.TextArea.flickable: T.TextArea {
            id: area

            property bool quiet: false ///< the text is not the user's

            objectName: frame.name
            leftPadding: 7
            rightPadding: 11
            topPadding: 5
            bottomPadding: 5
            wrapMode: TextEdit.NoWrap
            textFormat: TextEdit.PlainText
            font.family: "monospace"
            font.pixelSize: 11
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            selectByMouse: true
            renderType: Theme.textRendering
            Accessible.role: Accessible.EditableText
            Accessible.name: frame.spoken
            Accessible.description: frame.error

            onTextChanged: if (!quiet) frame.edited(text)
            onActiveFocusChanged: {
                if (activeFocus)
                    return
                deselect()
                if (frame.error.length === 0 && text !== frame.value && frame.value.length > 0)
                    frame.show(frame.value)
                frame.settled()
            }
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onEscapePressed: {
                frame.show(frame.value)
                frame.edited(frame.value)
                frame.settled()
            }
            // While typing, Escape is the field's, not the window's.
            Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Escape }
        }
    }
}
