// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The whole legend, where the bar has no room for it.
T.Popup {
    id: popup

    required property var all       ///< entries of the legend
    required property var occurring ///< indexes of those that are shown

    padding: 12
    margins: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    implicitWidth: contentItem.implicitWidth + 2 * padding
    implicitHeight: contentItem.implicitHeight + 2 * padding

    contentItem: Column {
        spacing: 2

        Repeater {
            model: popup.all.length

            LegendKey {
                required property int index

                visible: popup.occurring.includes(index)
                width: 200
                height: 22
                entry: popup.all[index]
            }
        }
    }
    background: Rectangle {
        radius: 8
        color: Theme.panel
        border.width: 1
        border.color: Theme.border
    }
}
