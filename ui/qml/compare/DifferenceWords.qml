// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The totals of two runs in words, and what speaks against reading too much into them.
Column {
    id: words

    required property DifferenceView view
    readonly property string small: view.doubts.length > 0 ? view.thresholdWords + " " + view.doubts : view.thresholdWords

    spacing: 4
    visible: view.known && view.message.length === 0

    Label {
        id: totals
        objectName: "differenceWords"
        width: parent.width
        text: words.view.words
        font.weight: Font.Medium
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        lineHeight: 1.15
        Accessible.role: Accessible.StaticText
        Accessible.name: text

        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered && totals.truncated
            text: words.view.words
            fromLeft: true
        }
    }
    Label {
        id: doubts
        objectName: "differenceDoubts"
        width: parent.width
        text: words.small
        font.pixelSize: 11
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        color: Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: text

        HoverHandler { id: smallPointer }
        Tip {
            shown: smallPointer.hovered && doubts.truncated
            text: words.small
            fromLeft: true
        }
    }
}
