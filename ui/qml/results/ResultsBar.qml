// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// Whose results these are and how many; what to look for in them.
Item {
    id: bar

    required property ResultTable results

    /// Into the rows.
    signal downWanted()

    function filter() { field.forceActiveFocus(Qt.ShortcutFocusReason) }

    implicitHeight: 40

    Label {
        id: heading
        objectName: "resultsTitle"
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, field.x - x - count.implicitWidth - 20)
        text: bar.results.title
        elide: Text.ElideRight
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        id: count
        objectName: "resultsCount"
        anchors.left: heading.right
        anchors.leftMargin: 8
        anchors.baseline: heading.baseline
        text: bar.results.countText
        font.pixelSize: 11
        color: Theme.text2
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    LineField {
        id: field
        objectName: "resultsFilter"
        anchors.right: chip.visible ? chip.left : buttons.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(120, Math.min(220, bar.width * 0.27))
        implicitHeight: 26
        value: bar.results.filter
        placeholderText: bar.results.real ? qsTr("Filter") : qsTr("Number of an item")
        font.family: Theme.fontFamily
        Accessible.name: qsTr("Filter the results")
        Accessible.searchEdit: true
        onEdited: text => { bar.results.filter = text }
        Keys.onDownPressed: bar.downWanted()
        Keys.onEscapePressed: {
            if (length > 0) {
                clear()
                bar.results.filter = ""
            } else {
                bar.downWanted()
            }
        }
    }
    T.AbstractButton {
        id: chip
        objectName: "resultsFailedOnly"
        visible: bar.results.real
        anchors.right: buttons.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: implicitContentWidth + 20
        height: 26
        text: qsTr("Failed only")
        checked: bar.results.failedOnly
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.CheckBox
        Accessible.name: text
        Accessible.checkable: true
        Accessible.checked: checked
        onClicked: bar.results.failedOnly = !bar.results.failedOnly
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()

        contentItem: Label {
            text: chip.text
            horizontalAlignment: Text.AlignHCenter
            color: chip.checked ? Theme.accent : chip.hovered ? Theme.text : Theme.text2
            font.weight: chip.checked ? Font.Medium : Font.Normal
        }
        background: Rectangle {
            radius: 6
            color: chip.checked ? Qt.alpha(Theme.accent, Theme.dark ? 0.2 : 0.14)
                                : Qt.alpha(Theme.text, chip.hovered ? 0.12 : Theme.dark ? 0.09 : 0.06)
            Behavior on color { ColorFade {} }

            FocusRing { shown: chip.visualFocus }
        }
    }
    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        IconButton {
            id: copy
            property bool done: false

            objectName: "resultsCopy"
            width: 26
            height: 26
            sign: done ? "check" : "copy"
            enabled: bar.results.canCopyAll
            text: bar.results.count > 10000 ? qsTr("Too many to copy: export as CSV (Ctrl+E)")
                                            : qsTr("Copy the table, tab-separated")
            onClicked: bar.results.copyAll()

            Connections {
                target: bar.results
                function onCopied() {
                    copy.done = true
                    shownFor.restart()
                }
            }
            Timer {
                id: shownFor
                interval: 1200
                onTriggered: copy.done = false
            }
        }
        IconButton {
            objectName: "resultsClose"
            width: 26
            height: 26
            sign: "close"
            text: qsTr("Hide the results (R)")
            onClicked: bar.results.shown = false
        }
    }
}
