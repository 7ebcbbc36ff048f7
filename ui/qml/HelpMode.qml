// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A mode in one line.
Column {
    id: entry

    required property string name
    required property string summary
    required property int index

    width: parent ? parent.width : 0
    spacing: 2

    Label {
        text: qsTr("%1  %2").arg(entry.index + 1).arg(entry.name)
        font.weight: Font.DemiBold
    }
    Label {
        width: parent.width
        text: entry.summary
        wrapMode: Text.Wrap
        color: Theme.text2
    }
}
