// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The item under the pointer or selected; otherwise how the modes compare.
Rectangle {
    id: panel

    required property Session session
    // What is to be guessed is told of no item either.
    readonly property bool item: session.inspector.shownItem >= 0 && !session.lesson.hidden

    color: Theme.panel

    ScrollArea {
        objectName: "itemPanel"
        anchors.fill: parent
        visible: panel.item
        spacing: 12

        ItemPanel {
            inspector: panel.session.inspector
            view: panel.session.view
            walkedState: panel.session.seeing.items.state
        }
    }
    ScrollArea {
        objectName: "comparePanel"
        anchors.fill: parent
        visible: !panel.item
        spacing: 16

        ComparePanel { session: panel.session }
    }
    Divider {
        width: 1
        height: parent.height
    }
}
