// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The whole time, and the part of it that the timeline shows: drag its ends or all of it; a double click shows
/// everything. Keys: left and right move it, + and - zoom, 0 and Home show everything.
T.Control {
    id: overview

    property View view: null ///< of which a picture is behind the window; null: none
    property int scheme: 0
    property real viewBegin: 0
    property real viewEnd: 1
    property real plotLeft: 64
    property real plotRight: width - 10
    property bool zoomed: false
    readonly property real least: 0.002 ///< of the whole

    /// By the user; 0 <= begin < end <= 1.
    signal viewMoved(real begin, real end)
    signal allWanted()

    function move(begin, end) {
        const length = Math.max(least, Math.min(1, end - begin))
        const first = Math.max(0, Math.min(1 - length, begin))
        viewMoved(first, first + length)
    }
    function zoom(factor) {
        const middle = (viewBegin + viewEnd) / 2
        const half = Math.max(least, Math.min(1, (viewEnd - viewBegin) * factor)) / 2
        move(middle - half, middle + half)
    }

    implicitHeight: 20
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ScrollBar
    Accessible.name: qsTr("Part of the time that is shown")
    Keys.onPressed: event => {
        const step = (viewEnd - viewBegin) * 0.1
        event.accepted = true
        switch (event.key) {
        case Qt.Key_Left: move(viewBegin - step, viewEnd - step); break
        case Qt.Key_Right: move(viewBegin + step, viewEnd + step); break
        case Qt.Key_Plus:
        case Qt.Key_Equal: zoom(0.7); break
        case Qt.Key_Minus: zoom(1 / 0.7); break
        case Qt.Key_0:
        case Qt.Key_Home: allWanted(); break
        default: event.accepted = false
        }
    }

    contentItem: Item {
        Label {
            visible: !overview.zoomed
            x: 6
            height: parent.height
            text: qsTr("overview")
            font.pixelSize: 11
            color: Theme.text2
        }
        PushButton {
            objectName: "showAllButton"
            visible: overview.zoomed
            x: 0
            width: Math.max(44, overview.plotLeft - 8)
            height: parent.height
            leftPadding: 4
            rightPadding: 4
            font.pixelSize: 11
            text: qsTr("Show all")
            tip: qsTr("All of the time and all rows (0)")
            onClicked: overview.allWanted()
        }
        OverviewStrip {
            visible: overview.view !== null
            x: overview.plotLeft
            width: Math.max(1, overview.plotRight - overview.plotLeft)
            height: parent.height
            view: overview.view
            scheme: overview.scheme
            magnification: Theme.magnification
        }
        OverviewWindow {
            x: overview.plotLeft
            width: Math.max(1, overview.plotRight - overview.plotLeft)
            height: parent.height
            viewBegin: overview.viewBegin
            viewEnd: overview.viewEnd
            least: overview.least
            onMoved: (begin, end) => overview.move(begin, end)
            onAllWanted: overview.allWanted()
        }
    }
    background: Rectangle {
        radius: 6
        color: Theme.surface

        FocusRing {
            shown: overview.visualFocus
        }
    }
}
