// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A sign and a few words in the middle of a button.
Item {
    id: content

    required property string text
    required property font font
    required property string sign ///< empty: none
    required property color ink
    required property color signInk

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        anchors.centerIn: parent
        spacing: 8

        Icon {
            visible: name.length > 0
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            name: content.sign
            color: content.signInk
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: content.text
            font: content.font
            color: content.ink
        }
    }
}
