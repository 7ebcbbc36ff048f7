// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One value. What is too long for its column is told whole by a tip.
Label {
    id: cell

    required property var modelData // a ResultHead
    required property int index
    required property var line      // the ResultsRow

    x: modelData.x + 10
    width: modelData.width - 20
    text: line.cells[index] ?? ""
    elide: modelData.column === 1 ? Text.ElideMiddle : Text.ElideRight
    horizontalAlignment: modelData.number ? Text.AlignRight : Text.AlignLeft
    color: modelData.status && line.failed ? Theme.failed : modelData.column === 0 || text === "–" ? Theme.text2 : Theme.text
    Accessible.role: Accessible.Cell
    Accessible.name: modelData.text + " " + text

    HoverHandler {
        id: pointer
        enabled: cell.truncated
    }
    Tip {
        shown: pointer.hovered
        text: shown ? cell.line.results.wholeText(cell.line.item, cell.modelData.column) : ""
    }
}
