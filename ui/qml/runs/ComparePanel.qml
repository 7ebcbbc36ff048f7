// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The modes side by side in figures, and what limits each in a sentence.
Column {
    id: panel

    required property Session session

    width: parent ? parent.width : 0
    spacing: 16

    Label {
        objectName: "about"
        width: parent.width
        visible: text.length > 0
        text: panel.session.lesson.hidden ? "" : panel.session.document.about
        wrapMode: Text.Wrap
        lineHeight: 1.2
        color: Theme.accent
    }
    Label {
        text: qsTr("Modes")
        font.pixelSize: 15
        font.weight: Font.Bold
    }
    Column {
        width: parent.width

        ModeTableHeader {}
        Repeater {
            model: panel.session.panels.modes

            ModeTableRow {
                objectName: "modeRow" + index
                touched: panel.session.inspector.touchedMode === index
                onClicked: panel.session.view.touchMode(index)
            }
        }
    }
    KeptRuns {
        document: panel.session.document
        runs: panel.session.panels.kept
        view: panel.session.view
        explainer: panel.session.explainer
        comparison: panel.session.difference
        touched: panel.session.inspector.touchedRun
    }
    Label {
        objectName: "bestMode"
        width: parent.width
        visible: text.length > 0
        text: panel.session.panels.bestMode.charAt(0).toUpperCase() + panel.session.panels.bestMode.slice(1)
        wrapMode: Text.Wrap
        lineHeight: 1.2
        font.weight: Font.Medium
    }
    RepeatsSection {
        notes: panel.session.repeats
        document: panel.session.document
    }
    Divider { visible: sentences.implicitHeight > 0 }
    SectionTitle {
        visible: sentences.implicitHeight > 0
        text: qsTr("What limits each")
    }
    Column {
        id: sentences
        width: parent.width
        spacing: 12

        Repeater {
            model: panel.session.panels.modes

            ModeSentence {}
        }
    }
    Label {
        width: parent.width
        text: qsTr("Point at an item in the timeline to see its stamps and waits.")
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.text3
    }
}
