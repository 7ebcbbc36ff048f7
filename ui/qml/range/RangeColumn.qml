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
    contentItem: RangeColumnContent { of: column.modelData }
}
