// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Asks how long each mode will take, over a timeline that stays empty until then.
Rectangle {
    id: panel

    required property Lesson lesson
    required property ModeList modes
    property var errors: ({}) ///< by mode
    property bool guessed: false
    readonly property bool ready: guessed && Object.keys(errors).length === 0

    function enter(mode, text) {
        const problem = lesson.setGuess(mode, text)
        const now = Object.assign({}, errors)
        delete now[mode]
        if (problem.length > 0)
            now[mode] = problem
        errors = now
        guessed = lesson.hasGuess()
    }
    function reveal() {
        if (ready)
            lesson.reveal()
    }

    height: column.height + 48
    radius: 10
    color: Theme.panel
    border.width: 1
    border.color: Theme.border
    onVisibleChanged: {
        errors = {}
        guessed = false
        for (let i = 0; visible && i < lines.count; ++i)
            if (lines.itemAt(i).shown)
                return lines.itemAt(i).begin()
    }

    Column {
        id: column
        x: 24
        y: 24
        width: parent.width - 48
        spacing: 8

        Label {
            objectName: "guessTitle"
            text: qsTr("How long will each mode take?")
            font.pixelSize: 15
            font.weight: Font.DemiBold
        }
        Label {
            width: parent.width
            text: qsTr("Write a time, such as 5s, beside one mode or more. The timeline and the figures come after that.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
            color: Theme.text2
        }
        Item {
            width: 1
            height: 4
        }
        Repeater {
            id: lines
            model: panel.modes

            Item {
                id: line

                required property int index
                required property string name
                required property bool shown
                property string typed: ""

                function begin() { field.forceActiveFocus(Qt.TabFocusReason) }

                width: column.width
                height: 32
                visible: shown
                onShownChanged: if (!shown) panel.enter(index, "")

                Label {
                    height: 28
                    text: line.name
                    font.pixelSize: 13
                }
                LineField {
                    id: field
                    objectName: "guess" + line.index
                    anchors.right: parent.right
                    width: 120
                    value: line.typed
                    error: panel.errors[line.index] ?? ""
                    Accessible.name: qsTr("Guess for %1").arg(line.name)
                    onEdited: text => {
                        line.typed = text
                        panel.enter(line.index, text)
                    }
                    Keys.onReturnPressed: panel.reveal()
                    Keys.onEnterPressed: panel.reveal()
                    onVisibleChanged: {
                        line.typed = ""
                        show("")
                    }
                }
            }
        }
        Label {
            objectName: "guessError"
            width: parent.width
            visible: text.length > 0
            text: Object.values(panel.errors)[0] ?? ""
            font.pixelSize: 11
            wrapMode: Text.Wrap
            color: Theme.failed
        }
        Item {
            width: 1
            height: 4
        }
        Row {
            anchors.right: parent.right
            spacing: 8

            PushButton {
                objectName: "guessSkip"
                text: qsTr("Show without a guess")
                onClicked: panel.lesson.reveal()
            }
            PushButton {
                objectName: "guessReveal"
                primary: true
                text: qsTr("Show")
                enabled: panel.ready
                onClicked: panel.reveal()
            }
        }
    }
}
