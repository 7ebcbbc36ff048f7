// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How often Run measures each mode: "× 1".
Item {
    id: place

    required property Runner runner
    readonly property string tip: runner.repeats === 1
        ? qsTr("How often each mode is measured: with more than once, after one time that is left out, in a new order each round")
        : qsTr("Each mode is measured %Ln times, after one time that is left out, in a new order each round; the chart shows the medians", "", runner.repeats)

    implicitWidth: field.x + field.width
    implicitHeight: 28

    Label {
        id: sign
        anchors.verticalCenter: parent.verticalCenter
        text: "×"
        color: Theme.text2
        opacity: field.opacity
    }
    NumberField {
        id: field
        objectName: "repeatsField"
        anchors.left: sign.right
        anchors.leftMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: Math.max(28, Math.ceil(contentWidth) + leftPadding + rightPadding + 2)
        enabled: !place.runner.running
        number: place.runner.repeats
        maximum: place.runner.mostRepeats
        horizontalAlignment: TextInput.AlignLeft
        Accessible.name: qsTr("Repeats")
        Accessible.description: place.tip
        onEntered: number => place.runner.repeats = number
    }
    HoverHandler { id: pointer }
    Tip {
        shown: pointer.hovered && !field.activeFocus
        text: place.tip
    }
}
