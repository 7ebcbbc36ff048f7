// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The title, the keys, and a button that closes.
FocusScope {
    id: content

    required property var keys ///< of { key, about }

    signal closeWanted()

    focus: true
    Keys.onPressed: event => {
        const by = { [Qt.Key_PageUp]: -0.9 * area.height, [Qt.Key_PageDown]: 0.9 * area.height, [Qt.Key_Up]: -40,
                     [Qt.Key_Down]: 40 }[event.key]
        event.accepted = by !== undefined || event.text === "?"
        if (event.text === "?")
            content.closeWanted()
        else if (by !== undefined)
            area.contentY = Math.round(Math.max(0, Math.min(area.contentY + by, area.contentHeight - area.height)))
    }

    Label {
        x: 24
        y: 16
        height: 28
        text: qsTr("Keys")
        font.pixelSize: 20
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    IconButton {
        objectName: "keySheetClose"
        y: 16
        anchors.right: parent.right
        anchors.rightMargin: 16
        focus: true
        sign: "close"
        text: qsTr("Close (Esc)")
        onClicked: content.closeWanted()
    }
    ScrollArea {
        id: area
        objectName: "keySheet"
        y: 52
        width: parent.width
        height: parent.height - y - 8
        margin: 8

        HelpKeys {
            x: 16
            width: parent ? parent.width - 32 : 0
            keys: content.keys
            lineHeight: 26
        }
    }
}
