// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The name of a file or a folder, as far as there is room; whole under the pointer.
Label {
    id: line

    width: parent ? parent.width : 0
    visible: text.length > 0
    elide: Text.ElideMiddle

    HoverHandler { id: pointer }
    Tip {
        shown: pointer.hovered
        text: line.text
        fromLeft: true
    }
}
