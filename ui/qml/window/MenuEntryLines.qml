// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A menu's entry in two lines: what it is, and a few words about it. A heading has one.
Item {
    id: entry

    required property string text
    required property string about
    required property bool heading

    SectionTitle {
        visible: entry.heading
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 4
        text: entry.text
    }
    Label {
        id: name
        visible: !entry.heading
        y: 4
        width: parent.width
        text: entry.text
        font.weight: Font.Medium
        elide: Text.ElideRight
    }
    Label {
        visible: !entry.heading
        anchors.top: name.bottom
        anchors.topMargin: 1
        width: parent.width
        text: entry.about
        font.pixelSize: 11
        elide: entry.about.startsWith("/") ? Text.ElideMiddle : Text.ElideRight
        color: Theme.text2
    }
}
