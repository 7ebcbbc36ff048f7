// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Where one types which items to look for, with how many there are and a way from one to the next.
Rectangle {
    id: bar

    required property HitWalk hits

    signal leaveWanted() ///< the keyboard goes back to the timeline

    height: 36
    radius: 8
    color: Theme.surface
    border.width: 1
    border.color: Theme.border

    Connections {
        target: bar.hits
        function onBegun() {
            field.forceActiveFocus(Qt.ShortcutFocusReason)
            field.selectAll()
        }
        function onStepped() { field.forceActiveFocus(Qt.OtherFocusReason) }
    }
    LineField {
        id: field
        objectName: "hitField"
        x: 5
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(160, Math.min(320, bar.width * 0.42))
        implicitHeight: 26
        value: bar.hits.text
        font.family: Theme.fontFamily
        error: bar.hits.problem
        placeholderText: qsTr("17, a name, fetch > 2s, failed …")
        Accessible.name: qsTr("Find items")
        Accessible.searchEdit: true
        onEdited: text => { bar.hits.text = text }
        Keys.onReturnPressed: event => { bar.hits.step(event.modifiers & Qt.ShiftModifier ? -1 : 1) }
        Keys.onEnterPressed: event => { bar.hits.step(event.modifiers & Qt.ShiftModifier ? -1 : 1) }
        Keys.onEscapePressed: bar.leaveWanted()
    }
    Label {
        id: figures
        objectName: "hitFigures"
        anchors.left: field.right
        anchors.leftMargin: 12
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        text: bar.hits.problem.length > 0 ? bar.hits.problem : bar.hits.figures
        elide: Text.ElideRight
        opacity: bar.hits.pending ? 0.5 : 1
        color: bar.hits.problem.length > 0 ? Theme.failed : Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: text

        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered && figures.truncated
            text: figures.text
            fromLeft: true
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 5
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        IconButton {
            objectName: "hitBack"
            width: 26
            height: 26
            sign: "back"
            text: qsTr("The one before (Shift+Enter)")
            enabled: bar.hits.count > 0
            onClicked: bar.hits.step(-1)
        }
        IconButton {
            objectName: "hitForward"
            width: 26
            height: 26
            sign: "forward"
            text: qsTr("The next one (Enter)")
            enabled: bar.hits.count > 0
            onClicked: bar.hits.step(1)
        }
        IconButton {
            objectName: "hitClose"
            width: 26
            height: 26
            sign: "close"
            text: qsTr("Look for nothing (Esc)")
            onClicked: bar.leaveWanted()
        }
    }
}
