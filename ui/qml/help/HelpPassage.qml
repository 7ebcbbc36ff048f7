// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A passage of the help under its heading, which stands at its left.
Item {
    id: passage

    required property string title
    required property string text

    width: parent ? parent.width : 0
    height: Math.max(heading.height, words.height)

    HelpText {
        id: heading
        width: 112
        text: passage.title
        color: Theme.text2
        Accessible.role: Accessible.Heading
    }
    HelpText {
        id: words
        x: 120
        width: parent.width - x
        text: passage.text
    }
}
