// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What can be done with one mode.
ActionMenu {
    id: menu

    required property Document document
    required property Runner runner
    required property Panels panels
    required property Explainer explainer
    required property DifferenceView comparison
    required property View view
    property int mode: -1

    signal toggled(int mode) ///< to be shown or hidden

    /// The entries are those of this moment: what is chosen changes them while the menu goes.
    function popUpFor(card) {
        const chosen = card.index
        mode = chosen
        entries = [
            { name: "runAlone", text: qsTr("Run this one alone"), key: "", enabled: runner.canRunOne, checked: false,
              act: () => menu.runner.runAlone(chosen) },
            { name: "skipMode", text: qsTr("Skip it when all are run"), key: "", enabled: !runner.running,
              checked: card.skipped, act: () => menu.document.skipMode(chosen, !card.skipped) },
            { name: "keepRun", text: qsTr("Keep this run"), key: "", enabled: card.makespan.length > 0 && !card.running,
              checked: false, act: () => menu.panels.keep(chosen) },
            { name: "explainMode", text: qsTr("Why did it take so long? …"), key: "Y", checked: false,
              enabled: card.makespan.length > 0 && !card.running, act: () => menu.explainer.explainMode(chosen) },
            { name: "fitMode", text: qsTr("Fit its whole time"), key: "Shift+F", checked: false,
              enabled: card.shown && card.makespan.length > 0,
              act: () => {
                  menu.view.touchMode(chosen)
                  menu.view.fitTouched()
              } },
            { name: "compareMode", text: qsTr("Compare with …"), key: "V", enabled: card.shown && card.makespan.length > 0 && !card.running,
              checked: false, act: () => menu.comparison.compareMode(chosen) },
            { name: "hideMode", text: card.shown ? qsTr("Hide its panel") : qsTr("Show its panel"), key: String(chosen + 1),
              enabled: true, checked: false, act: () => menu.toggled(chosen) }
        ]
        popUp(card, 0, card.height + 4)
    }
}
