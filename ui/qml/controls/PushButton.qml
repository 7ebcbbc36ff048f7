// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A button with words: primary (the one that matters), or quiet (words until the pointer comes), or neither.
T.Button {
    id: control

    property bool primary: false
    property bool quiet: false
    property string sign: ""
    property string tip: ""
    property bool said: false ///< it was pressed: no more need of a tip

    implicitHeight: 28
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: quiet ? 10 : 12
    rightPadding: quiet ? 10 : 12
    opacity: enabled ? 1 : 0.4
    font.family: Theme.fontFamily
    font.pixelSize: 13
    font.weight: primary ? Font.DemiBold : Font.Normal
    focusPolicy: Qt.StrongFocus
    Accessible.name: text
    Accessible.description: tip
    onClicked: said = true
    onHoveredChanged: said = false
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: ButtonContent {
        text: control.text
        font: control.font
        sign: control.sign
        ink: control.primary ? Theme.accentText : Theme.text
        signInk: control.primary ? Theme.accentText : Theme.text2
    }
    background: Rectangle {
        readonly property color base: control.primary ? Theme.accent
                                      : Qt.alpha(Theme.text, control.quiet ? 0 : Theme.dark ? 0.09 : 0.06)
        readonly property color ink: control.primary ? Theme.accentText : Theme.text

        radius: 6
        color: control.down ? Qt.tint(base, Qt.alpha(ink, 0.2))
               : control.hovered ? Qt.tint(base, Qt.alpha(ink, 0.1)) : base
        Behavior on color { ColorFade {} }

        FocusRing { shown: control.visualFocus }
    }
    Tip {
        shown: control.hovered && !control.down && !control.said
        text: control.tip
    }
}
