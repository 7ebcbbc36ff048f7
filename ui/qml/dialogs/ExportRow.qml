// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A name, and what can be chosen under it.
Item {
    id: row

    required property string text
    default property alias choices: choices.data

    width: parent ? parent.width : 0
    height: 28

    Label {
        opacity: row.enabled ? 1 : 0.4
        width: 84
        height: parent.height
        text: row.text
    }
    Row {
        id: choices
        x: 84
        height: parent.height
        spacing: 8
    }
}
