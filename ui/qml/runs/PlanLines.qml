// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A part of what is about to be done: its heading, and line under line.
Column {
    id: column

    required property var part

    width: parent ? parent.width : 0
    spacing: 2

    Label {
        text: column.part.name
        font.pixelSize: 11
        color: Theme.text2
    }
    Repeater {
        model: column.part.lines

        Label {
            required property string modelData

            objectName: "planLine"
            width: column.width
            text: modelData
            font.family: column.part.code ? "monospace" : Theme.fontFamily
            elide: column.part.whole || !column.part.code ? Text.ElideNone : Text.ElideMiddle
            wrapMode: column.part.whole ? Text.WrapAnywhere : column.part.code ? Text.NoWrap : Text.Wrap
        }
    }
    Label {
        visible: text.length > 0
        text: column.part.more
        color: Theme.text2
    }
}
