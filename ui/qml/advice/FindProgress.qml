// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What is being measured, and how much of the budget is spent.
Item {
    id: row

    required property LimitFinder finder

    height: 36

    Rectangle {
        objectName: "findProgress"
        y: -1
        width: row.width * row.finder.progress
        height: 2
        visible: row.finder.running
        color: Theme.accent
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 % done").arg(Math.round(100 * row.finder.progress))
    }
    Label {
        objectName: "findNow"
        x: 24
        width: spent.x - x - 16
        height: parent.height
        text: row.finder.now
        elide: Text.ElideRight
        color: Theme.text2
    }
    Label {
        id: spent
        objectName: "findSpent"
        anchors.right: parent.right
        anchors.rightMargin: 24
        height: parent.height
        text: row.finder.spent
        color: Theme.text2
    }
}
