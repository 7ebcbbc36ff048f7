// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One line of the legend.
Row {
    id: line

    required property var modelData ///< its entries
    required property var widthOf   ///< how wide an entry is

    height: 20

    Repeater {
        model: line.modelData

        LegendKey {
            required property var modelData

            width: line.widthOf(modelData)
            height: line.height
            text: modelData.text
            style: modelData.style
            ink: modelData.color
            second: modelData.second
        }
    }
}
