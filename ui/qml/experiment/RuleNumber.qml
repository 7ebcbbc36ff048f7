// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A named number without a slider.
Item {
    id: row

    required property string label
    required property string name ///< the field is called so
    required property int number
    property int maximum: 1000
    property string tip: ""
    property string zeroText: "" ///< NumberField's

    /// By the user.
    signal changed(int number)
    signal settled()

    width: parent ? parent.width : 0
    height: 28

    Label {
        id: title
        width: Math.min(implicitWidth, row.width - field.width - 8)
        elide: Text.ElideRight
        height: parent.height
        text: row.label
        font.pixelSize: 13

        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered
            text: row.tip
            fromLeft: true
        }
    }
    NumberField {
        id: field
        objectName: row.name
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(88, Math.min(implicitWidth, row.width - title.implicitWidth - 8))
        minimum: 0
        maximum: row.maximum
        number: row.number
        zeroText: row.zeroText
        Accessible.name: row.label
        Accessible.description: row.tip
        onEntered: number => row.changed(number)
        onSettled: row.settled()
    }
}
