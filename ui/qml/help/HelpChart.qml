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
    HelpPassage {
        title: qsTr("Fetches of several awaits")
        text: qsTr("A future advances only when it is polled. A fetch of one sleep of 100 ms (fetch 100ms) goes on whatever the "
                   + "driver does; one of five sleeps of 20 ms, awaits(5,100ms), stands still after each until it is polled: "
                   + "while the driver transforms, and while the transform stage is full. To see it: 20 items, transform "
                   + "25ms, concurrent, N = M = 4, once with each. The time is called ready and unpolled.")
    }
    Column {
        width: parent.width

        Repeater {
            model: Theme.legend

            HelpLegendRow {}
        }
    }
}
