// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Words beside the pointer that stay inside their parent.
Rectangle {
    id: tip

    required property string text
    required property point at

    objectName: "timelineTip"
    visible: text.length > 0
    x: Math.round(Math.max(4, Math.min(parent.width - width - 4, at.x + 14)))
    y: Math.round(Math.max(4, at.y + 20 + height > parent.height ? at.y - height - 10 : at.y + 20))
    width: Math.ceil(words.width) + 16
    height: Math.ceil(words.height) + 12
    radius: 6
    color: Theme.dark ? Qt.tint(Theme.panel, Qt.alpha(Theme.text, 0.16)) : Theme.text

    Label {
        id: words
        x: 8
        y: 6
        width: Math.min(implicitWidth, 720, tip.parent.width - 24)
        maximumLineCount: 14
        elide: Text.ElideRight
        text: tip.text
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.dark ? Theme.text : Theme.panel
    }
}
