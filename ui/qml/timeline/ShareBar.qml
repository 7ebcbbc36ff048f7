// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What a whole is made of, side by side; each share says what it is where the pointer rests.
Item {
    id: bar

    required property var pieces ///< of { color, share, text }; the shares sum to 1 at most

    Repeater {
        model: bar.pieces

        Rectangle {
            id: piece
            required property int index
            required property var modelData

            readonly property double begin: {
                let sum = 0
                for (let i = 0; i < index; ++i)
                    sum += bar.pieces[i].share
                return sum
            }

            objectName: "share"
            x: Math.round(begin * bar.width)
            width: Math.max(1, Math.round((begin + modelData.share) * bar.width) - x)
            height: bar.height
            color: modelData.color
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.text

            HoverHandler { id: pointer }
            Tip {
                shown: pointer.hovered
                delay: 150
                text: piece.modelData.text
            }
        }
    }
}
