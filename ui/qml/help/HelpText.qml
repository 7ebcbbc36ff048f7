// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A passage of the help.
Label {
    width: parent ? parent.width : 0
    font.pixelSize: 13
    lineHeight: 1.25
    wrapMode: Text.Wrap
    verticalAlignment: Text.AlignTop
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
