// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A stamp, or a wait: those stand back a little.
Item {
    id: row

    required property string name
    required property string value
    required property string note
    required property bool wait
    property int item: -1 ///< whom the note names; -1: nobody
    property string about ///< how

    signal followed(int item)

    width: parent ? parent.width : 0
    height: 20
    Accessible.role: Accessible.StaticText
    Accessible.name: name + " " + value + (about.length > 0 ? ", " + about : note.length > 0 ? ", " + note : "")

    Label {
        x: row.wait ? 12 : 0
        height: parent.height
        width: parent.width - x - amount.width - remark.width - 16
        text: row.name
        elide: Text.ElideRight
        color: row.wait ? Theme.text2 : Theme.text
    }
    Label {
        id: amount
        anchors.right: remark.left
        anchors.rightMargin: remark.visible ? 8 : 0
        height: parent.height
        text: row.value
        font.weight: row.wait ? Font.DemiBold : Font.Normal
    }
    Label {
        id: remark
        visible: text.length > 0
        anchors.right: parent.right
        height: parent.height
        width: Math.min(implicitWidth, 96)
        text: row.note
        elide: Text.ElideRight
        font.pixelSize: 11
        font.underline: link.visible && (pointer.hovered || link.activeFocus)
        color: link.visible ? Theme.accent : Theme.text2
    }
    Item {
        id: link
        objectName: "releasedBy"
        anchors.fill: remark
        visible: row.item >= 0
        activeFocusOnTab: true
        Accessible.role: Accessible.Link
        Accessible.name: row.about
        Accessible.onPressAction: row.followed(row.item)
        Keys.onReturnPressed: row.followed(row.item)
        Keys.onEnterPressed: row.followed(row.item)
        Keys.onSpacePressed: row.followed(row.item)

        HoverHandler {
            id: pointer
            cursorShape: Qt.PointingHandCursor
        }
        TapHandler { onTapped: row.followed(row.item) }
        FocusRing { shown: link.activeFocus }
        Tip {
            shown: pointer.hovered
            text: row.about
        }
    }
}
