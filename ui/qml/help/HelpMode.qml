// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A mode's page. What it says of the picture holds for the experiment of ModePicture, and a test holds it to that.
Column {
    id: page

    required property int mode
    required property real room ///< of the page: where there is more than the words need, the picture is higher
    readonly property var passages: [
        {
            does: qsTr("Fetches an item, transforms it, and only then begins the next. The driver, the one thread that drives "
                       + "the pipeline, does it all, and waits while a fetch is under way. No limit applies."),
            shows: qsTr("A staircase: a fetch or a transform, never both. The makespan is the sum of them all."),
            use: qsTr("As the yardstick: every speed-up is over this. In earnest where items are few, where each needs what "
                      + "came of the one before it, or where the other side allows one request at a time."),
            wrong: qsTr("Nothing overlaps. Every core rests while an item is fetched, and nothing is fetched while one is "
                        + "transformed. More threads and higher limits change nothing.")
        },
        {
            does: qsTr("Keeps up to N fetches under way, so that their waiting overlaps. Transforms take turns on the driver: "
                       + "they overlap with fetches, never with each other."),
            shows: qsTr("No two transforms overlap. Items 1 and 2 are fetched early, wait for item 0 (held by order), then for "
                        + "the driver. Item 3 is admitted at 50 ms, but its fetch begins at 110 ms: until then the driver "
                        + "transforms."),
            use: qsTr("When items spend their time waiting, for a network or a disk, and transforms are short. One thread does "
                      + "it all: no pool, no locks."),
            wrong: qsTr("While the driver transforms it polls nothing: what was fetched waits, and no new fetch begins. More "
                        + "cores do not help: the makespan is never less than all transforms added up.")
        },
        {
            does: qsTr("As concurrent, but transforms run side by side on a pool of c threads. Fetches are pulled by demand: "
                       + "the transform stage asks for items while it holds fewer than M, and only then is the fetch stage "
                       + "filled up to N."),
            shows: qsTr("From 50 to 80 ms the transform stage is full: item 2 is fetched and has to wait, item 3 is admitted but "
                        + "not polled. Items 3, 4 and 5 begin together at 80 ms, and at 110 ms both threads are out of work."),
            use: qsTr("When transforms need the CPU: parsing, unpacking, hashing. As many threads as cores are enough for "
                      + "that; more gain nothing."),
            wrong: qsTr("A full transform stage stalls the fetches: while M items are in it no new fetch begins, although "
                        + "places are free, and later the threads wait for fetches. A larger M or prefetching helps. With "
                        + "order kept, a slow fetch also holds back those that finished behind it, and their places.")
        },
        {
            does: qsTr("As parallel, with a task and a channel in between: fetching does not wait for demand. Whenever an item "
                       + "leaves the fetch stage it is filled up to N again, and what it admits begins at once."),
            shows: qsTr("Items 3 and 4 begin at 50 ms, when items 0 and 1 leave the fetch stage, although the transform stage "
                        + "is full by then. In parallel they begin at 80 ms. From 50 ms on, there is no moment without a "
                        + "transform."),
            use: qsTr("When parallel stalls: when its fetches in flight drop although the transform stage is full. Akka's "
                      + "mapAsync works like this; in Rust it takes a task and a channel of one's own."),
            wrong: qsTr("Finished fetches that were not handed on count against N: it stops, too, when transforms cannot keep "
                        + "up, with up to N fetched items in memory. When the run is stopped, they were fetched in vain.")
        },
        {
            does: qsTr("One task for each item: a thread of the pool waits for its fetch, then transforms it. An item holds its "
                       + "thread from the beginning of the fetch to the end of the transform, so at most c items are in "
                       + "flight. N and M do not apply."),
            shows: qsTr("Two threads, two items at a time: item 2 begins at 40 ms, when item 1 is done. Item 1 leaves at 80 ms, "
                        + "after item 0 (held by order). Both threads spend more time on waiting for fetches than on "
                        + "transforms."),
            use: qsTr("When there are only blocking calls to fetch with, and a thread for every fetch in flight can be afforded. "
                      + "It is the simplest to write: QtConcurrent::run, or spawn_blocking."),
            wrong: qsTr("A thread that waits transforms nothing, so cores rest unless there are more threads than cores. A "
                        + "hundred fetches in flight take a hundred threads, and all of them share the cores afterwards.")
        }
    ]

    spacing: 12

    HelpText { text: page.passages[page.mode].does }
    HelpPicture {
        mode: page.mode
        pictureHeight: Math.max(166, Math.min(page.room - 424, 260))
    }
    HelpPassage {
        title: qsTr("In the picture")
        text: page.passages[page.mode].shows
    }
    HelpPassage {
        title: qsTr("When to use it")
        text: page.passages[page.mode].use
    }
    HelpPassage {
        title: qsTr("What goes wrong")
        text: page.passages[page.mode].wrong
    }
}
