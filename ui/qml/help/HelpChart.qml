// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the chart shows, in the words of its legend.
Column {
    spacing: 14

    HelpText {
        text: qsTr("A row is an item, and all modes share one time axis. Thick spans are work, thin ones are waiting, and the "
                   + "colour says for what. Every nanosecond from an item's admission to its emission has one cause. "
                   + "Point at an item to see how long each took.")
    }
    HelpPicture { mode: 2 }
    HelpText {
        text: qsTr("Below the rows: how many fetches are in flight (the area), and how many cores are busy (the line). "
                   + "Above them: the makespan, its share of the lower bound, and what limited the mode most. L shows "
                   + "lanes in place of items: the driver, the pool's threads, the places for fetches.")
    }
    Column {
        width: parent.width

        Repeater {
            model: Theme.legend

            HelpLegendRow {}
        }
    }
}
