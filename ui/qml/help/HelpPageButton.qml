// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One entry of the list of pages.
T.AbstractButton {
    id: button

    required property int page
    required property int current ///< the page that is shown
    property string summary: "" ///< in a line; may be empty

    signal wanted(int page)

    objectName: "helpPage" + page
    width: parent ? parent.width : 0
    implicitHeight: 30
    leftPadding: 12
    rightPadding: 8
    checked: page === current
    focus: checked
    activeFocusOnTab: checked
    focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.description: summary
    Accessible.selectable: true
    Accessible.selected: checked
    onClicked: wanted(page)
    Keys.onUpPressed: wanted(page - 1)
    Keys.onDownPressed: wanted(page + 1)

    contentItem: Label {
        text: button.text
        font.pixelSize: 13
        font.weight: button.checked ? Font.Medium : Font.Normal
        elide: Text.ElideRight
        color: button.checked ? Theme.accent : button.hovered ? Theme.text : Theme.text2
    }
    background: Rectangle {
        radius: 6
        color: button.checked ? Qt.alpha(Theme.accent, Theme.dark ? 0.2 : 0.12)
                              : Qt.alpha(Theme.text, button.hovered ? 0.06 : 0)
        Behavior on color { ColorFade {} }

        FocusRing { shown: button.visualFocus }
    }
}
