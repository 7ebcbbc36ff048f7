// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Where one reads or writes a note, with what it is pinned to, and a way from one to the next. It is pinned as it is written.
FocusScope {
    id: bar

    required property NotePad notes

    signal leaveWanted() ///< the keyboard goes back to the timeline

    height: 36
    // Who goes to another window comes back to it.
    onActiveFocusChanged: if (!activeFocus && Window.active) notes.keep()

    Connections {
        target: bar.notes
        function onBegun() {
            field.forceActiveFocus(Qt.ShortcutFocusReason)
            field.deselect()
            field.cursorPosition = field.length
        }
        function onEnded() {
            const now = bar.Window.activeFocusItem
            if (bar.activeFocus || now === null || now === bar.Window.contentItem)
                bar.leaveWanted()
        }
        // What was written before may be told only now, or be undone meanwhile.
        function onChanged() {
            if (field.text === bar.notes.text)
                return
            field.show(bar.notes.text)
            field.cursorPosition = field.length
        }
    }
    Rectangle {
        anchors.fill: parent
        radius: 8
        color: Theme.surface
        border.width: 1
        border.color: Theme.border
    }
    Label {
        id: about
        objectName: "noteAbout"
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, 0.4 * bar.width)
        text: bar.notes.about.charAt(0).toUpperCase() + bar.notes.about.slice(1)
        elide: Text.ElideMiddle
        color: Theme.text2
    }
    LineField {
        id: field
        objectName: "noteField"
        anchors.left: about.right
        anchors.leftMargin: 12
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: 26
        focus: true
        value: bar.notes.text
        font.family: Theme.fontFamily
        maximumLength: 4000
        placeholderText: qsTr("What is to be remembered of it")
        Accessible.name: qsTr("Note, %1").arg(bar.notes.about)
        onEdited: text => { bar.notes.text = text }
        Keys.onReturnPressed: bar.notes.keep()
        Keys.onEnterPressed: bar.notes.keep()
        Keys.onEscapePressed: bar.notes.leave()
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 5
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        IconButton {
            objectName: "noteBack"
            width: 26
            height: 26
            visible: bar.notes.count > 1
            sign: "back"
            text: qsTr("The note before")
            onClicked: bar.notes.step(-1)
        }
        IconButton {
            objectName: "noteForward"
            width: 26
            height: 26
            visible: bar.notes.count > 1
            sign: "forward"
            text: qsTr("The next note (Shift+E)")
            onClicked: bar.notes.step(1)
        }
        PushButton {
            objectName: "noteRemove"
            implicitHeight: 26
            visible: bar.notes.there
            quiet: true
            text: qsTr("Remove")
            onClicked: bar.notes.remove()
        }
        IconButton {
            objectName: "noteClose"
            width: 26
            height: 26
            sign: "close"
            text: qsTr("Leave it as it was (Esc)")
            onClicked: bar.notes.leave()
        }
    }
}
