// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the mode that was touched last stands for, as one would write it, in Rust or with Qt.
Column {
    id: section

    required property Inspector inspector

    width: parent ? parent.width : 0
    spacing: 8

    Item {
        width: parent.width
        height: 24

        SectionTitle {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            width: implicitWidth
            text: qsTr("Code")
        }
        Segmented {
            objectName: "codeLanguage"
            anchors.left: title.right
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            width: 96
            height: 24
            quiet: true
            name: qsTr("Language of the code")
            options: [{ text: qsTr("Rust"), name: "rustCode", tip: qsTr("futures 0.3 and Tokio") },
                      { text: qsTr("Qt"), name: "qtCode", tip: qsTr("C++ with Qt 6.4 or newer") }]
            current: section.inspector.codeInQt ? 1 : 0
            onChosen: index => { section.inspector.codeInQt = index === 1 }
        }
        IconButton {
            id: copy
            property bool done: false

            objectName: "copyCodeButton"
            anchors.right: parent.right
            anchors.rightMargin: -4
            anchors.verticalCenter: parent.verticalCenter
            width: 24
            height: 24
            sign: done ? "check" : "copy"
            text: qsTr("Copy the code")
            onClicked: {
                section.inspector.copyText(section.inspector.code)
                done = true
                shownFor.restart()
            }

            Timer {
                id: shownFor
                interval: 1200
                onTriggered: copy.done = false
            }
        }
    }
    Flickable {
        width: parent.width
        height: code.height
        contentWidth: Math.max(width, code.width)
        contentHeight: code.height
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        clip: true

        TextEdit {
            id: code
            objectName: "code"
            text: section.inspector.code.trim().replace(/ {4}/g, "  ") // the panel is narrow
            textFormat: TextEdit.PlainText
            readOnly: true
            selectByMouse: true
            activeFocusOnPress: false // it keeps letters to itself, which are the window's keys
            onSelectedTextChanged: if (selectedText.length > 0) forceActiveFocus(Qt.MouseFocusReason)
            font.family: "monospace"
            font.pixelSize: 11
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            renderType: Theme.textRendering
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Label {
        width: parent.width
        text: section.inspector.codeMode
        font.pixelSize: 11
        lineHeight: 1.2
        wrapMode: Text.Wrap
        color: Theme.text2
    }
}
