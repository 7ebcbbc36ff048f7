// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One item's results.
Rectangle {
    id: row

    required property int index
    required property var cells ///< texts, one for each column
    required property int item  ///< -1: none
    required property bool failed
    required property bool selected
    property bool keys: false ///< the keyboard is on the rows
    required property ResultTable results

    signal pressed()
    signal doubleClicked()

    objectName: "resultsRow" + index
    visible: item >= 0
    color: selected ? Qt.alpha(Theme.accent, keys ? 0.26 : 0.14) : Qt.alpha(Theme.text, pointer.hovered ? 0.05 : 0)
    Accessible.role: Accessible.Row
    Accessible.name: row.cells.join(", ")
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.focusable: true

    HoverHandler { id: pointer }
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: (point, button) => {
            if (tapCount > 1)
                row.doubleClicked()
            else
                row.pressed()
        }
    }
    Repeater {
        model: row.results.heads.length

        ResultsCell {
            height: row.height
            line: row
            head: row.results.heads[index] ?? row.results.noHead
        }
    }
}
