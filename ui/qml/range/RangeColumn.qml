// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One run in the selected part of the time.
T.AbstractButton {
    id: column

    required property int index
    required property var modelData ///< of rangeColumns()
    property bool chosen: false

    objectName: "rangeColumn" + index
    focusPolicy: Qt.StrongFocus
    checked: chosen
    text: modelData.text
    opacity: modelData.empty ? 0.55 : 1
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: 6
        color: Qt.alpha(column.chosen ? Theme.accent : Theme.text, column.chosen ? (Theme.dark ? 0.16 : 0.08) : column.hovered ? 0.07 : 0.035)
        border.width: column.chosen ? 1 : 0
        border.color: Qt.alpha(Theme.accent, 0.55)

        FocusRing { shown: column.visualFocus }
    }
    contentItem: Item {
        Column {
            x: 10
            y: 8
            width: parent.width - 20
            spacing: 2

            Label {
                width: parent.width
                text: column.modelData.title
                elide: Text.ElideRight
                font.weight: Font.DemiBold
            }
            Label {
                width: parent.width
                text: column.modelData.empty ? column.modelData.note : column.modelData.finished
                elide: Text.ElideRight
            }
            Label {
                visible: !column.modelData.empty
                width: parent.width
                text: column.modelData.throughput + " · " + column.modelData.cores
                elide: Text.ElideRight
                font.pixelSize: 11
                color: Theme.text2
            }
        }
        ShareBar {
            x: 10
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 9
            width: parent.width - 20
            height: 8
            pieces: column.modelData.shares
        }
        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered && !column.modelData.empty && column.modelData.note.length > 0
            text: column.modelData.note
        }
    }
}
