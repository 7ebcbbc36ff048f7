// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the help has pages on. Up and down choose the neighbour; Tab passes over the others.
FocusScope {
    id: list

    required property ModeList modes
    required property int current
    readonly property int count: firstMode + modes.count
    readonly property int firstMode: topics.model.length
    property bool complete: false ///< all buttons are there
    readonly property HelpPageButton chosenButton: complete ? buttonOf(current) : null
    readonly property string title: chosenButton ? chosenButton.text : ""
    readonly property string summary: chosenButton ? chosenButton.summary : ""

    /// By the user.
    signal chosen(int index)

    function buttonOf(index) {
        return index < firstMode ? topics.itemAt(index) : modes.itemAt(index - firstMode)
    }
    function choose(index) {
        if (index < 0 || index >= count)
            return
        buttonOf(index).forceActiveFocus(Qt.TabFocusReason)
        if (index !== current)
            chosen(index)
    }

    Component.onCompleted: complete = true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Pages")
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Home || event.key === Qt.Key_End
        if (event.accepted)
            choose(event.key === Qt.Key_Home ? 0 : count - 1)
    }

    Column {
        width: parent.width
        spacing: 2

        Repeater {
            id: topics
            model: [qsTr("Keys"), qsTr("Reading the chart")]

            HelpPageButton {
                required property string modelData
                required property int index

                text: modelData
                page: index
                current: list.current
                onWanted: page => list.choose(page)
            }
        }
        Item {
            width: 1
            height: 12
        }
        SectionTitle {
            x: 12
            height: 24
            text: qsTr("Modes")
        }
        Repeater {
            id: modes
            model: list.modes

            HelpPageButton {
                required property string name
                required property int index
                required summary

                text: name
                page: list.firstMode + index
                current: list.current
                onWanted: page => list.choose(page)
            }
        }
    }
}
