// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Text as it is: never markup, in the window's font.
Text {
    textFormat: Text.PlainText
    font.family: Theme.fontFamily
    font.pixelSize: 12
    color: Theme.text
    renderType: Theme.textRendering
    verticalAlignment: Text.AlignVCenter
}
