// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One item of a list: what it is, and what it gained or lost.
T.AbstractButton {
    id: row

    required property int index
    required property string name
    required property string figures
    property bool current: false ///< the keyboard is on it

    implicitHeight: 22
    leftPadding: 8
    rightPadding: 8
    focusPolicy: Qt.NoFocus // the list's
    Accessible.role: Accessible.ListItem
    Accessible.name: figures.length > 0 ? name + ": " + figures : name

    contentItem: DifferenceFigures {
        name: row.name
        figures: row.figures
    }
    background: Rectangle {
        radius: 4
        color: row.current ? Qt.alpha(Theme.accent, 0.16) : Qt.alpha(Theme.text, row.down ? 0.1 : row.hovered ? 0.06 : 0)
    }
}
