// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Everything that can be changed about the experiment.
Rectangle {
    id: panel

    required property Session session

    signal findWanted()

    color: Theme.panel

    ScrollArea {
        id: area
        objectName: "parameters"
        anchors.fill: parent
        spacing: 16

        WorkSection {
            form: panel.session.work
            rules: panel.session.rules
            inputs: panel.session.inputs
        }
        Divider {}
        LimitsSection {
            form: panel.session.limits
            canFind: !panel.session.runner.running && !panel.session.lesson.hidden
            canMap: !panel.session.lesson.hidden
            mapShown: panel.session.map.shown
            onFindWanted: panel.findWanted()
            onMapWanted: panel.session.map.shown = !panel.session.map.shown
        }
        Divider {}
        SupposedSection { form: panel.session.limits }
        Divider {}
        CodeSection { inspector: panel.session.inspector }
    }
    Divider {
        anchors.right: parent.right
        width: 1
        height: parent.height
    }
}
