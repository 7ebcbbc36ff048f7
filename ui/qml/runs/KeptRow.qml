// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A run that is kept: what it is called, and its figures under the modes'. Dragged, it takes another place.
T.AbstractButton {
    id: row

    required property int index
    required property double run ///< its id
    required property string title
    required property string name
    required property string limits
    required property string note ///< what it is told apart by beside its title
    required property bool shown
    required property bool measured
    required property string makespan
    required property string bound
    required property string throughput
    required property string busyCores
    required property int count
    property bool touched: false ///< its code and its stamps are shown
    property bool renaming: false
    property bool hushed: false ///< its tip would lie over something else
    property real pull: 0 ///< pixels that it is dragged by

    signal toggled()
    signal moved(int by)
    signal removed()
    signal renamed(string name)
    signal menuWanted()

    function rename() {
        renaming = true
        field.forceActiveFocus(Qt.TabFocusReason)
    }
    function endRenaming(text) {
        if (!renaming)
            return
        renaming = false
        row.forceActiveFocus(Qt.TabFocusReason)
        if (text !== title)
            renamed(text)
    }

    width: parent ? parent.width : 0
    implicitHeight: 44
    z: drag.active ? 1 : 0
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Row
    Accessible.name: title + ": " + makespan + ", " + bound + ", " + throughput + ", " + busyCores
    Accessible.description: (note.length > 0 ? note + ". " : "") + (shown ? qsTr("Its panel is shown") : qsTr("Its panel is hidden"))
    onDoubleClicked: rename()
    Keys.onPressed: event => {
        const alt = event.modifiers & Qt.AltModifier
        event.accepted = true
        if (event.key === Qt.Key_F2)
            rename()
        else if (event.key === Qt.Key_Delete || event.key === Qt.Key_Backspace)
            removed()
        else if (event.key === Qt.Key_Up && alt)
            moved(-1)
        else if (event.key === Qt.Key_Down && alt)
            moved(1)
        else if (event.key === Qt.Key_Space)
            toggled()
        else if (event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier))
            menuWanted()
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            clicked()
        else
            event.accepted = false
    }

    contentItem: KeptFigures {
        row: row
        transform: Translate { y: row.pull }
    }
    background: Rectangle {
        x: -6
        width: row.width + 12
        radius: 4
        color: Qt.alpha(Theme.text, row.down || drag.active ? 0.1 : row.hovered || row.activeFocus ? 0.06 : 0)
        Behavior on color { ColorFade {} }

        FocusRing { shown: row.activeFocus && !row.renaming }
    }

    LineField {
        id: field
        objectName: "runNameField"
        visible: row.renaming
        width: parent.width
        height: 24
        value: row.title
        font.family: Theme.fontFamily
        Accessible.name: qsTr("Name of the run")
        onSettled: row.endRenaming(text)
    }
    IconButton {
        objectName: "runMenu" + row.index
        visible: !row.renaming && (row.hovered || row.visualFocus || activeFocus)
        anchors.right: parent.right
        anchors.rightMargin: -4
        width: 20
        height: 20
        focusPolicy: Qt.NoFocus
        sign: "down"
        text: qsTr("What can be done with this run")
        onClicked: row.menuWanted()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: row.menuWanted()
    }
    DragHandler {
        id: drag
        target: null
        xAxis.enabled: false
        onTranslationChanged: row.pull = active ? translation.y : 0
        onActiveChanged: {
            if (active)
                return
            const by = Math.round(row.pull / row.height)
            row.pull = 0
            if (by !== 0)
                row.moved(by)
        }
    }
    Tip {
        shown: row.hovered && !row.down && !row.renaming && !row.hushed
        text: row.note.length > 0 ? row.title + "\n" + row.note : row.title
    }
}
