// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the mode that was touched last stands for, as one would write it.
Column {
    id: section

    required property Inspector inspector

    width: parent ? parent.width : 0
    spacing: 8

    Item {
        width: parent.width
        height: 24

        SectionTitle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - copy.width
            text: qsTr("Code")
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
    Segmented {
        objectName: "codeLanguage"
        width: parent.width
        height: 24
        quiet: true
        small: true
        name: qsTr("Language of the code")
        options: {
            const all = [{ text: qsTr("Rust"), name: "rustCode", tip: qsTr("futures 0.3 and Tokio") },
                         { text: qsTr("Qt"), name: "qtCode", tip: qsTr("C++ with Qt 6.4 or newer") },
                         { text: qsTr("Python"), name: "pythonCode", tip: qsTr("asyncio, Python 3.11 or newer") },
                         { text: qsTr("Go"), name: "goCode", tip: qsTr("errgroup, Go 1.19 or newer") }]
            if (section.inspector.hasShell)
                all.push({ text: qsTr("Shell"), name: "shellCode", tip: qsTr("xargs and GNU parallel") })
            return all
        }
        current: section.inspector.language
        onChosen: index => { section.inspector.language = index }
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
            // The panel is narrow.
            text: section.inspector.code.trim().replace(/^[ \t]+/gm, space => space.replace(/ {4}|\t/g, "  "))
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
