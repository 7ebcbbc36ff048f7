// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What can be done with a run that is kept.
ActionMenu {
    id: menu

    required property Explainer explainer
    required property DifferenceView comparison
    required property View view

    /// The entries are those of this moment: what is chosen changes them while the menu goes.
    function popUpFor(row) {
        entries = [
            { name: "renameRun", text: qsTr("Rename …"), key: "F2", enabled: true, checked: false, act: () => row.rename() },
            { name: "showRun", text: row.shown ? qsTr("Hide its panel") : qsTr("Show its panel"), key: qsTr("Space"),
              enabled: true, checked: false, act: () => row.toggled() },
            { name: "explainRun", text: qsTr("Why did it take so long? …"), key: "", enabled: true, checked: false,
              act: () => menu.explainer.explainRun(row.run) },
            { name: "fitRun", text: qsTr("Fit its whole time"), key: "Shift+F", enabled: row.shown, checked: false,
              act: () => {
                  menu.view.touchRun(row.run)
                  menu.view.fitTouched()
              } },
            { name: "compareRun", text: qsTr("Compare with …"), key: "", enabled: true, checked: false,
              act: () => {
                  if (!row.shown)
                      row.toggled()
                  menu.comparison.compareRun(row.run)
              } },
            { name: "raiseRun", text: qsTr("Move up"), key: qsTr("Alt+Up"), enabled: row.index > 0, checked: false,
              act: () => row.moved(-1) },
            { name: "lowerRun", text: qsTr("Move down"), key: qsTr("Alt+Down"), enabled: row.index + 1 < row.count,
              checked: false, act: () => row.moved(1) },
            { name: "removeRun", text: qsTr("Remove"), key: qsTr("Del"), enabled: true, checked: false,
              act: () => row.removed() }
        ]
        popUp(row, 0, row.height)
    }
}
