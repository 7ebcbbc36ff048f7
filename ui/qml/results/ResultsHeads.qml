// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The heads of the columns: a click sorts, another one the other way round. Left and right arrows go from one to the
/// next, Down into the rows; Tab passes over all but the one that is sorted by.
Item {
    id: heads

    required property ResultTable results

    /// Into the rows.
    signal downWanted()

    function goTo(index) {
        if (index >= 0 && index < cells.count)
            cells.itemAt(index).forceActiveFocus(Qt.TabFocusReason)
    }

    implicitHeight: 24
    Accessible.role: Accessible.Row
    Accessible.name: qsTr("Heads of the columns")

    Repeater {
        id: cells
        model: heads.results.heads.length // they stay when they change, and so does the focus

        ResultsHead {
            height: heads.height
            head: heads.results.heads[index] ?? heads.results.noHead
            onClicked: heads.results.sortBy(head.column)
            Keys.onLeftPressed: heads.goTo(index - 1)
            Keys.onRightPressed: heads.goTo(index + 1)
            Keys.onDownPressed: heads.downWanted()
        }
    }
    Divider { anchors.bottom: parent.bottom }
}
