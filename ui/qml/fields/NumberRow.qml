// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A named number: its letter, a field to type it and a slider to drag it. Typing may go beyond the slider, which
/// then grows.
Column {
    id: row

    required property string label
    property string letter: ""
    required property string name  ///< the controls are called nameField and nameSlider
    required property int number
    property int minimum: 1
    property int maximum: 1000000  ///< of the field
    property int sliderMaximum: 64
    property int limit: 0          ///< what is beyond it is marked; 0: nothing
    property bool logarithmic: true
    property string note: ""       ///< after the number
    property bool noteWarns: false
    property string tip: ""

    /// By the user.
    signal changed(int number)
    signal settled()

    width: parent ? parent.width : 0
    spacing: 0

    Item {
        width: parent.width
        height: 26

        Label {
            id: title
            anchors.verticalCenter: parent.verticalCenter
            text: row.label
            font.pixelSize: 13

            HoverHandler { id: pointer }
            Tip {
                shown: pointer.hovered
                text: row.tip
                fromLeft: true
            }
        }
        Label {
            anchors.left: title.right
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            text: row.letter
            font.pixelSize: 13
            color: Theme.text2
        }
        NumberField {
            id: field
            objectName: row.name + "Field"
            anchors.right: noteLabel.visible ? noteLabel.left : parent.right
            anchors.rightMargin: noteLabel.visible ? 0 : -6
            anchors.verticalCenter: parent.verticalCenter
            number: row.number
            minimum: row.minimum
            maximum: row.maximum
            Accessible.name: row.label
            Accessible.description: row.tip
            onEntered: number => row.changed(number)
            onSettled: row.settled()
        }
        Label {
            id: noteLabel
            visible: text.length > 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            font.pixelSize: 13
            text: row.note
            color: row.noteWarns ? Theme.warning : Theme.text2
        }
    }
    ValueSlider {
        objectName: row.name + "Slider"
        width: parent.width
        height: 20
        number: row.number
        minimum: row.minimum
        maximum: Math.max(row.sliderMaximum, row.number)
        limit: row.limit > 0 ? row.limit : maximum
        logarithmic: row.logarithmic
        Accessible.name: row.label
        Accessible.description: row.tip
        onPicked: number => row.changed(number)
        onSettled: row.settled()
    }
}
