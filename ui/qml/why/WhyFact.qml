// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// One fact: its topic once, and what is said of it.
Item {
    id: fact

    required property string topic
    required property string text

    width: parent ? parent.width : 0
    height: words.height + (topic.length > 0 ? 6 : 0)
    Accessible.role: Accessible.StaticText
    Accessible.name: topic.length > 0 ? topic + ": " + text : text

    Label {
        anchors.top: words.top
        width: 132
        text: fact.topic
        font.pixelSize: 13
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    Label {
        id: words
        objectName: "whyFact"
        anchors.bottom: parent.bottom
        x: 144
        width: parent.width - x
        text: fact.text
        font.pixelSize: 13
        wrapMode: Text.Wrap
    }
}
