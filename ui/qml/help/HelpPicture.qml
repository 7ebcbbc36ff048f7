// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A mode's timeline, and under it what it is a timeline of.
Rectangle {
    id: card

    property alias mode: picture.mode
    property real pictureHeight: 186

    width: parent ? parent.width : 0
    height: caption.y + caption.height + 8
    radius: 8
    color: Theme.window
    border.width: 1
    border.color: Theme.border

    ModePicture {
        id: picture
        objectName: "helpPicture"
        x: 8
        y: 4
        width: parent.width - 16
        height: card.pictureHeight
        scheme: Theme.scheme
        magnification: Theme.magnification
        Accessible.role: Accessible.Chart
        Accessible.name: words
        Accessible.description: experiment
    }
    Label {
        id: caption
        x: 12
        y: card.pictureHeight + 8
        width: parent.width - 24
        text: picture.experiment
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.text2
    }
}
