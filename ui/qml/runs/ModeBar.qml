// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The five modes, whether rows are items or lanes, and what is seen below them.
Item {
    id: bar

    required property Session session

    signal toggled(int mode) ///< to be shown or hidden

    readonly property real cardWidth: (width - 108 - 8 * (cards.count - 1)) / Math.max(1, cards.count)

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
        onToggled: mode => bar.toggled(mode)
    }
    Segmented {
        id: rows
        anchors.right: parent.right
        width: 100
        height: 20
        quiet: true
        small: true
        name: qsTr("Rows")
        options: [
            { text: qsTr("Items"), name: "rowsItems", tip: qsTr("A row for each item (L)") },
            { text: qsTr("Lanes"), name: "rowsLanes", tip: qsTr("A row for the driver, each thread and each fetch slot (L)") }
        ]
        current: bar.session.view.lanes ? 1 : 0
        onChosen: index => bar.session.view.lanes = index === 1
    }
    BelowButton {
        objectName: "resultsButton"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: rows.width
        height: 20
        text: qsTr("Results")
        tip: qsTr("What came of every item (R)")
        checked: bar.session.results.shown
        onClicked: bar.session.results.shown = !bar.session.results.shown
    }
    BelowButton {
        objectName: "mapButton"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: rows.width
        height: 20
        text: qsTr("Map")
        tip: qsTr("What every pair of limits would give (M)")
        checked: bar.session.map.shown
        onClicked: bar.session.map.shown = !bar.session.map.shown
    }
}
