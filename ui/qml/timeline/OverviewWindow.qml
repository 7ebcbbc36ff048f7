// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The draggable part of the overview: as wide as the whole time.
MouseArea {
    id: area

    required property real viewBegin
    required property real viewEnd
    required property real least
    readonly property real grip: 7 ///< how near to a handle takes it
    property string part: ""       ///< what is dragged: begin, end, both; empty: nothing
    property real pressedAt: 0
    property real pressedBegin: 0
    property real pressedEnd: 1

    signal moved(real begin, real end)
    signal allWanted()

    function partAt(x) {
        const toBegin = Math.abs(x - viewBegin * width)
        const toEnd = Math.abs(x - viewEnd * width)
        if (Math.min(toBegin, toEnd) <= grip)
            return toBegin < toEnd ? "begin" : "end"
        return x > viewBegin * width && x < viewEnd * width ? "both" : ""
    }

    hoverEnabled: true
    preventStealing: true
    cursorShape: {
        const under = pressed ? part : partAt(mouseX)
        return under === "begin" || under === "end" ? Qt.SizeHorCursor
             : under === "both" && viewEnd - viewBegin < 1 ? (pressed ? Qt.ClosedHandCursor : Qt.OpenHandCursor)
                                                           : Qt.ArrowCursor
    }

    onPressed: mouse => {
        part = partAt(mouse.x)
        pressedAt = mouse.x / width
        pressedBegin = viewBegin
        pressedEnd = viewEnd
        if (part !== "")
            return
        // Beside the window: it comes to the pointer.
        const half = (viewEnd - viewBegin) / 2
        part = "both"
        pressedBegin = pressedAt - half
        pressedEnd = pressedAt + half
        moved(pressedBegin, pressedEnd)
    }
    onPositionChanged: mouse => {
        if (!pressed)
            return
        const by = mouse.x / width - pressedAt
        if (part === "begin")
            moved(Math.max(0, Math.min(pressedEnd - least, pressedBegin + by)), pressedEnd)
        else if (part === "end")
            moved(pressedBegin, Math.min(1, Math.max(pressedBegin + least, pressedEnd + by)))
        else
            moved(pressedBegin + by, pressedEnd + by)
    }
    onDoubleClicked: allWanted()

    Rectangle {
        x: area.viewBegin * area.width
        width: Math.max(4, (area.viewEnd - area.viewBegin) * area.width)
        y: 2
        height: parent.height - 4
        radius: 3
        color: Qt.alpha(Theme.accent, area.containsMouse || area.pressed ? 0.3 : 0.2) // what it lies on is seen
        Behavior on color { ColorFade {} }
    }
    Repeater {
        model: ["begin", "end"]

        Rectangle {
            required property string modelData

            objectName: modelData + "Handle"
            // Inside, or half of it could not be reached where the window is as wide as the whole.
            x: modelData === "begin" ? Math.round(area.viewBegin * area.width)
                                     : Math.round(area.viewEnd * area.width) - width
            y: 2
            width: 4
            height: area.height - 4
            radius: 2
            color: Theme.accent
        }
    }
}
