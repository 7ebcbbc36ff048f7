// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What limits one mode, in words. Nothing where there is nothing to say yet, or where its panel is hidden.
Column {
    id: entry

    required property string name
    required property string sentence
    required property string guess
    required property bool shown
    required property bool awaited

    width: parent ? parent.width : 0
    visible: shown && sentence.length > 0
    opacity: awaited ? 0.4 : 1
    spacing: 2

    Label {
        text: entry.name
        font.weight: Font.DemiBold
    }
    Label {
        width: parent.width
        text: entry.sentence.charAt(0).toUpperCase() + entry.sentence.slice(1)
        wrapMode: Text.Wrap
        lineHeight: 1.2
        color: Theme.text2
    }
    Label {
        width: parent.width
        visible: text.length > 0
        text: entry.guess.charAt(0).toUpperCase() + entry.guess.slice(1)
        wrapMode: Text.Wrap
        color: Theme.accent
    }
}
