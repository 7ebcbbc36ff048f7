// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One value. What is too long for its column is told whole by a tip.
Label {
    id: cell

    required property int index
    required property var head // a ResultHead
    required property var line      // the ResultsRow

    x: head.x + 10
    width: head.width - 20
    text: line.cells[index] ?? ""
    elide: head.column === 1 ? Text.ElideMiddle : Text.ElideRight
    horizontalAlignment: head.number ? Text.AlignRight : Text.AlignLeft
    color: head.status && line.failed ? Theme.failed : head.column === 0 || text === "–" ? Theme.text2 : Theme.text
    Accessible.role: Accessible.Cell
    Accessible.name: head.text + " " + text

    HoverHandler {
        id: pointer
        enabled: cell.truncated || cell.text.startsWith("…")
    }
    Loader {
        active: pointer.hovered // one in hundreds
        anchors.fill: parent
        sourceComponent: Tip {
            shown: true
            text: cell.line.results.wholeText(cell.line.item, cell.head.column)
        }
    }
}
