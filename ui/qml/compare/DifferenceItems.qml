// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The items that gained and lost most, and those that only one of the runs has: a list each.
Item {
    id: items

    required property DifferenceView view

    ChoiceButton {
        id: kinds
        objectName: "differenceKind"
        width: parent.width
        enabled: items.view.list.kinds.length > 0
        name: qsTr("List")
        options: items.view.list.kinds
        current: items.view.list.kind
        onChosen: index => items.view.list.kind = index
    }
    ListView {
        id: list
        objectName: "differenceItems"

        property bool byKeyboard: false

        anchors.top: kinds.bottom
        anchors.topMargin: 4
        anchors.bottom: parent.bottom
        width: parent.width
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0 // what is gone to is there at once, however far
        keyNavigationEnabled: true
        activeFocusOnTab: count > 0
        model: items.view.list
        Accessible.role: Accessible.List
        Accessible.name: kinds.text
        Keys.onReturnPressed: items.view.chooseListed(currentIndex)
        Keys.onEnterPressed: items.view.chooseListed(currentIndex)
        Keys.onSpacePressed: items.view.chooseListed(currentIndex)
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_Home && event.key !== Qt.Key_End)
                return
            currentIndex = event.key === Qt.Key_Home ? 0 : count - 1
            positionViewAtIndex(currentIndex, ListView.Contain)
            event.accepted = true
        }

        delegate: DifferenceRow {
            width: list.width - 10
            current: ListView.isCurrentItem && list.activeFocus
            onClicked: {
                list.currentIndex = index
                list.forceActiveFocus(Qt.MouseFocusReason)
                items.view.chooseListed(index)
            }
        }
        T.ScrollBar.vertical: SlimBar {}
    }
    Label {
        anchors.top: kinds.bottom
        anchors.topMargin: 12
        width: parent.width
        visible: items.view.known && list.count === 0
        text: qsTr("All items are the same")
        font.pixelSize: 11
        horizontalAlignment: Text.AlignHCenter
        color: Theme.text2
    }
}
