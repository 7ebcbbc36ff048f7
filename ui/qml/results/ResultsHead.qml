// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The head of one column, with an arrow where the rows are sorted by it.
T.AbstractButton {
    id: control

    required property int index
    required property var head // a ResultHead

    objectName: "resultsHead" + head.column
    x: head.x
    width: head.width
    text: head.text
    activeFocusOnTab: head.sorted
    focusPolicy: head.sorted ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: text
    Accessible.description: !head.sorted ? head.tip : head.descending ? qsTr("sorted, the largest first")
                                                                      : qsTr("sorted, the smallest first")
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Label {
            x: control.head.number ? parent.width - width - 10 : 10
            width: Math.min(implicitWidth, parent.width - 20)
            height: parent.height
            text: control.text
            elide: Text.ElideRight
            font.pixelSize: 11
            font.weight: control.head.sorted ? Font.DemiBold : Font.Normal
            color: control.head.sorted || control.hovered ? Theme.text : Theme.text2

            Icon {
                visible: control.head.sorted
                x: control.head.number ? -width - 2 : parent.width + 2
                anchors.verticalCenter: parent.verticalCenter
                width: 10
                height: 10
                rotation: control.head.descending ? 0 : 180
                name: "down"
                color: Theme.accent
            }
        }
    }
    background: Rectangle {
        color: Qt.alpha(Theme.text, control.down ? 0.1 : control.hovered ? 0.06 : 0)
        Behavior on color { ColorFade {} }

        FocusRing {
            anchors.margins: 0
            radius: 4
            shown: control.visualFocus
        }
    }
    Tip {
        shown: control.hovered && !control.down
        text: control.head.tip
    }
}
