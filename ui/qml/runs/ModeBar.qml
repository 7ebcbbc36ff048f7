// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The five modes, whether rows are items or lanes, and whether their results are listed.
Item {
    id: bar

    required property Session session

    signal toggled(int mode) ///< to be shown or hidden

    readonly property real cardWidth: (width - 72 - 8 * (cards.count - 1)) / Math.max(1, cards.count)

    implicitHeight: 68

    Row {
        spacing: 8

        Repeater {
            id: cards
            model: bar.session.panels.modes

            ModeCard {
                objectName: "modeCard" + index
                width: bar.cardWidth
                height: bar.height
                menuOpen: menu.visible && menu.mode === index
                onClicked: bar.toggled(index)
                onMenuWanted: menu.popUpFor(this)
            }
        }
    }
    ModeMenu {
        id: menu
        objectName: "modeMenu"
        document: bar.session.document
        runner: bar.session.runner
        panels: bar.session.panels
        explainer: bar.session.explainer
        comparison: bar.session.difference
        view: bar.session.view
        onToggled: mode => bar.toggled(mode)
    }
    Segmented {
        id: rows
        anchors.right: parent.right
        height: 44
        vertical: true
        quiet: true
        name: qsTr("Rows")
        options: [
            { text: qsTr("Items"), name: "rowsItems", tip: qsTr("A row for each item (L)") },
            { text: qsTr("Lanes"), name: "rowsLanes", tip: qsTr("A row for the driver, each thread and each fetch slot (L)") }
        ]
        current: bar.session.view.lanes ? 1 : 0
        onChosen: index => bar.session.view.lanes = index === 1
    }
    ResultsButton {
        objectName: "resultsButton"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: rows.width
        height: 20
        checked: bar.session.results.shown
        onClicked: bar.session.results.shown = !bar.session.results.shown
    }
}
