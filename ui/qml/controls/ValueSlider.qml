// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// A slider over whole numbers on a logarithmic scale: small ones matter most. A part beyond `limit` is marked.
/// Arrow keys step by one, Page Up and Page Down by a tenth of the way; the wheel is for scrolling.
T.Slider {
    id: control

    property int minimum: 1
    property int maximum: 64
    required property int number
    property int limit: maximum ///< what is beyond it is marked
    property bool logarithmic: true

    /// By the user.
    signal picked(int number)
    /// The end of a drag or of a key press.
    signal settled()

    function placeOf(value) {
        const inside = Math.max(minimum, Math.min(maximum, value))
        if (maximum <= minimum)
            return 0
        return logarithmic ? Math.log(inside / minimum) / Math.log(maximum / minimum)
                           : (inside - minimum) / (maximum - minimum)
    }
    function numberAt(place) {
        return Math.round(logarithmic ? minimum * Math.pow(maximum / minimum, place)
                                      : minimum + place * (maximum - minimum))
    }
    function pick(value) {
        const inside = Math.max(minimum, Math.min(maximum, value))
        if (inside !== number)
            picked(inside)
    }
    function pickByKey(value) {
        pick(value)
        settled()
    }

    implicitWidth: 120
    implicitHeight: 24
    leftPadding: 0
    rightPadding: 0
    wheelEnabled: false
    live: true
    opacity: enabled ? 1 : 0.4
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Slider

    onMoved: {
        const now = numberAt(value)
        if (now !== number)
            picked(now)
    }
    onPressedChanged: if (!pressed) settled()
    // The number is the truth; the handle follows it, except under the pointer.
    Binding {
        target: control
        property: "value"
        value: control.placeOf(control.number)
        when: !control.pressed
        restoreMode: Binding.RestoreNone
    }

    Keys.onPressed: event => {
        const page = Math.max(1, Math.round(number * 0.25))
        const steps = {
            [Qt.Key_Left]: number - 1, [Qt.Key_Down]: number - 1,
            [Qt.Key_Right]: number + 1, [Qt.Key_Up]: number + 1,
            [Qt.Key_PageDown]: number - page, [Qt.Key_PageUp]: number + page,
            [Qt.Key_Home]: minimum, [Qt.Key_End]: maximum
        }
        event.accepted = event.key in steps
        if (event.accepted)
            pickByKey(steps[event.key])
    }

    background: SliderTrack {
        y: Math.round((control.height - height) / 2)
        width: control.availableWidth
        usedTo: control.visualPosition * (control.availableWidth - 16) + 8
        limitAt: control.limit < control.maximum ? 8 + control.placeOf(control.limit) * (control.availableWidth - 16) : width
    }
    handle: Rectangle {
        x: control.visualPosition * (control.availableWidth - width)
        y: Math.round((control.height - height) / 2)
        width: 16
        height: 16
        radius: 8
        color: control.pressed ? Theme.accent : Theme.panel
        border.width: 2
        border.color: control.number > control.limit ? Theme.warning : Theme.accent
        scale: control.hovered && !control.pressed ? 1.1 : 1
        Behavior on scale { Glide {} }

        FocusRing {
            shown: control.visualFocus
            radius: width / 2
        }
    }
}
