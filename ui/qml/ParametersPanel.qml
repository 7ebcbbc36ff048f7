// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Everything that can be changed about the experiment.
Rectangle {
    id: panel

    required property Session session

    color: Theme.panel

    ScrollArea {
        id: area
        objectName: "parameters"
        anchors.fill: parent
        spacing: 16

        WorkSection { session: panel.session }
        Divider {}
        LimitsSection { session: panel.session }
        Divider {}
        CodeSection { session: panel.session }
    }
    Divider {
        anchors.right: parent.right
        width: 1
        height: parent.height
    }
}
