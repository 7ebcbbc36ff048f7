// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The rows: as many as can be seen, wherever in ten million they are. Keys move the selection, Enter zooms the
/// timeline to it, Ctrl+C copies it.
FocusScope {
    id: table

    required property ResultTable results
    readonly property int rowHeight: 24
    readonly property real most: Math.max(0, results.count - results.page) ///< that `top` can be

    property bool byKeyboard: false ///< a click says by itself where the focus went

    clip: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: results.title
    Accessible.description: qsTr("Arrow keys select items, Enter zooms the timeline to the item, Ctrl+C copies the row")
    onActiveFocusChanged: if (!activeFocus) byKeyboard = false
    Keys.onReleased: event => {
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            byKeyboard = true
        event.accepted = false
    }
    Keys.onPressed: event => {
        const page = Math.max(1, Math.floor(results.page) - 1)
        event.accepted = true
        if (event.matches(StandardKey.Copy))
            results.copySelected()
        else if (event.key === Qt.Key_Escape && results.selectedRow >= 0)
            results.deselect()
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            results.zoomToSelected()
        else if (event.key === Qt.Key_Up)
            results.move(-1)
        else if (event.key === Qt.Key_Down)
            results.move(1)
        else if (event.key === Qt.Key_PageUp)
            results.move(-page)
        else if (event.key === Qt.Key_PageDown)
            results.move(page)
        else if (event.key === Qt.Key_Home)
            results.choose(0)
        else if (event.key === Qt.Key_End)
            results.choose(results.count - 1)
        else
            event.accepted = false
    }

    Binding {
        target: table.results
        property: "page"
        value: table.height / table.rowHeight
    }
    Binding {
        target: table.results
        property: "room"
        value: table.width - 10 // of the scroll bar
    }
    Item {
        y: -Math.round((table.results.top - Math.floor(table.results.top)) * table.rowHeight)
        width: table.width

        Repeater {
            model: table.results

            ResultsRow {
                width: table.width
                height: table.rowHeight
                y: index * height
                results: table.results
                keys: table.activeFocus
                onPressed: {
                    table.forceActiveFocus(Qt.MouseFocusReason)
                    table.results.choose(Math.floor(table.results.top) + index)
                }
                onDoubleClicked: table.results.zoomToSelected()
            }
        }
    }
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => {
            const pixels = event.pixelDelta.y !== 0 ? event.pixelDelta.y : event.angleDelta.y * 0.6 // three rows a click
            table.results.top -= pixels / table.rowHeight
        }
    }
    SlimBar {
        id: bar
        anchors.right: parent.right
        height: parent.height
        visible: table.most > 0
        orientation: Qt.Vertical
        size: table.results.count > 0 ? Math.min(1, table.results.page / table.results.count) : 1
        onPositionChanged: {
            if (pressed)
                table.results.top = position * table.results.count
        }

        Binding on position {
            when: !bar.pressed
            value: table.results.count > 0 ? table.results.top / table.results.count : 0
            restoreMode: Binding.RestoreNone
        }
    }
    FocusRing {
        anchors.margins: 0
        radius: 4
        shown: table.activeFocus && table.byKeyboard && table.results.selectedRow < 0
    }
}
