// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the columns of the states are.
RangeCells {
    height: 20
    quiet: true
    name: qsTr("state")
    cells: [qsTr("items"), qsTr("mean"), qsTr("min"), qsTr("p50"), qsTr("p90"), qsTr("p99"), qsTr("max"), qsTr("share")]
}
