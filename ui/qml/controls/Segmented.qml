// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One of a few. Left and right arrows choose the neighbour; Tab passes over the others.
FocusScope {
    id: control

    /// What can be chosen, in order.
    required property var options ///< of { text, name, tip }: `name` is the button's objectName
    required property int current
    property string name: ""
    property bool vertical: false
    property bool quiet: false ///< the choice is tinted rather than filled
    property bool small: false ///< of type, where many have little room

    /// By the user.
    signal chosen(int index)

    function choose(index) {
        if (index < 0 || index >= options.length)
            return
        buttons.itemAt(index).forceActiveFocus(Qt.TabFocusReason)
        if (index !== current)
            chosen(index)
    }

    implicitWidth: vertical ? 64 : grid.naturalWidth
    implicitHeight: vertical ? 28 * options.length : 28
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.RadioButton
    Accessible.name: name

    Rectangle {
        anchors.fill: parent
        radius: 6
        color: Qt.alpha(Theme.text, Theme.dark ? 0.09 : 0.06)
    }
    Grid {
        id: grid
        readonly property real naturalWidth: 76 * control.options.length

        anchors.fill: parent
        columns: control.vertical ? 1 : control.options.length

        Repeater {
            id: buttons
            model: control.options

            T.AbstractButton {
                id: button
                required property var modelData
                required property int index

                objectName: modelData.name
                width: control.vertical ? control.width : control.width / control.options.length
                height: control.vertical ? control.height / control.options.length : control.height
                text: modelData.text
                checked: index === control.current
                focus: checked
                activeFocusOnTab: checked
                focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: checked
                onClicked: control.choose(index)
                Keys.onLeftPressed: control.choose(index - 1)
                Keys.onUpPressed: control.choose(index - 1)
                Keys.onRightPressed: control.choose(index + 1)
                Keys.onDownPressed: control.choose(index + 1)

                contentItem: Label {
                    text: button.text
                    horizontalAlignment: Text.AlignHCenter
                    elide: Text.ElideRight
                    font.pixelSize: control.small ? 11 : 12
                    font.weight: button.checked ? Font.Medium : Font.Normal
                    color: !button.checked ? (button.hovered ? Theme.text : Theme.text2)
                           : control.quiet ? Theme.accent : Theme.accentText
                }
                background: Rectangle {
                    radius: 6
                    color: button.checked ? (control.quiet ? Qt.alpha(Theme.accent, Theme.dark ? 0.2 : 0.14) : Theme.accent)
                                          : Qt.alpha(Theme.text, button.hovered ? 0.06 : 0)
                    Behavior on color { ColorFade {} }

                    FocusRing { shown: button.visualFocus }
                }
                Tip {
                    shown: button.hovered && !button.down
                    text: button.modelData.tip ?? ""
                }
            }
        }
    }
}
