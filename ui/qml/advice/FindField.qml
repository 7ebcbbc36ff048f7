// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A short line of text under its label; what is wrong with it is said elsewhere.
Column {
    id: row

    required property string label
    required property string name ///< the field is called so
    required property Field field
    property string spoken: label ///< by a screen reader
    property string tip: ""

    spacing: 4

    Label {
        text: row.label
        font.pixelSize: 11
        color: Theme.text2

        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered
            text: row.tip
            fromLeft: true
        }
    }
    LineField {
        objectName: row.name
        width: 104
        value: row.field.text
        error: row.field.error
        Accessible.name: row.spoken
        onEdited: text => row.field.edit(text)
    }
}
