// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Asks how long each mode will take, over a timeline that stays empty until then.
Rectangle {
    id: panel

    required property Session session
    property var errors: ({}) ///< by mode
    property int guesses: 0

    function reveal() {
        if (guesses > 0 && Object.keys(errors).length === 0)
            session.reveal()
    }

    width: Math.min(460, parent.width - 32)
    height: column.height + 48
    radius: 10
    color: Theme.panel
    border.width: 1
    border.color: Theme.border
    onVisibleChanged: {
        errors = {}
        guesses = 0
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
            model: panel.session.modes

            Item {
                id: line

                function begin() { field.forceActiveFocus(Qt.TabFocusReason) }

                required property int index
                required property string name
                required property bool shown
                property string typed: ""

                width: column.width
                height: 32
                visible: shown

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
                        const problem = panel.session.setGuess(line.index, text)
                        const errors = Object.assign({}, panel.errors)
                        delete errors[line.index]
                        if (problem.length > 0)
                            errors[line.index] = problem
                        panel.errors = errors
                        panel.guesses = panel.session.hasGuess() ? 1 : 0
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
                onClicked: panel.session.reveal()
            }
            PushButton {
                objectName: "guessReveal"
                primary: true
                text: qsTr("Show")
                enabled: panel.guesses > 0 && Object.keys(panel.errors).length === 0
                onClicked: panel.reveal()
            }
        }
    }
}
