// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A named line of text, and what is wrong with it.
Column {
    id: row

    required property string label
    required property string name ///< the field is called so
    required property string value
    required property string error
    property string spoken: label ///< by a screen reader
    property string placeholder: ""
    property string tip: ""
    property real fieldWidth: 0 ///< beside its label; 0: below it

    /// By the user.
    signal edited(string text)
    signal settled()

    width: parent ? parent.width : 0
    spacing: 4

    Item {
        width: parent.width
        height: row.fieldWidth > 0 ? 28 : (title.visible ? title.height + 4 : 0) + field.height

        Label {
            id: title
            visible: text.length > 0
            width: row.fieldWidth > 0 ? Math.min(implicitWidth, parent.width - field.width - 8) : implicitWidth
            elide: Text.ElideRight
            height: row.fieldWidth > 0 ? parent.height : implicitHeight
            text: row.label
            font.pixelSize: 13

            HoverHandler { id: pointer }
            Tip {
                shown: pointer.hovered && text.length > 0
                text: row.tip
                fromLeft: true
            }
        }
        LineField {
            id: field
            objectName: row.name
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: row.fieldWidth > 0 ? row.fieldWidth : parent.width
            value: row.value
            error: row.error
            placeholderText: row.placeholder
            Accessible.name: row.spoken
            onEdited: text => row.edited(text)
            onSettled: row.settled()
        }
    }
    Label {
        objectName: row.name + "Error"
        width: parent.width
        visible: row.error.length > 0
        text: row.error
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.failed
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
