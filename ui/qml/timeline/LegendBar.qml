// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What each colour means: in one line, in two where the window is high enough, and what finds no room behind a
/// button.
Rectangle {
    id: bar

    required property LimitsForm limits
    required property var occurring ///< indexes of the entries that are shown
    property int inset: 268   ///< the legend begins under the timeline
    property bool tall: false ///< there is room for a second line
    readonly property var entries: occurring.map(index => Theme.legend[index])
    readonly property int spacing: 16
    readonly property real room: width - keys.x - 12
    readonly property var lines: wrap()
    readonly property int shown: lines.reduce((sum, line) => sum + line.length, 0)

    function widthOf(entry) {
        return Math.ceil(metrics.advanceWidth(entry.text)) + 22
    }
    /// Which entries stand in which line, beside the button for the rest in the last one.
    function wrap() {
        const most = tall ? 2 : 1
        const wrapped = [[]]
        let used = 0
        for (const entry of entries) {
            const wide = widthOf(entry)
            if (used + wide > room) {
                if (wrapped.length === most)
                    break
                wrapped.push([])
                used = 0
            }
            wrapped[wrapped.length - 1].push(entry)
            used += wide + spacing
        }
        const complete = wrapped.reduce((sum, line) => sum + line.length, 0) === entries.length
        const last = wrapped[wrapped.length - 1]
        while (!complete && last.length > 0 && used + 56 > room)
            used -= widthOf(last.pop()) + spacing
        return wrapped
    }

    implicitHeight: lines.length * 20 + 8
    color: Theme.panel

    Label {
        objectName: "cores"
        x: 16
        height: parent.height
        text: bar.limits.elsewhere ? qsTr("predicted for %n core(s)", "", bar.limits.cores)
              : bar.limits.cores === 1 ? qsTr("1 core") : qsTr("%Ln cores", "", bar.limits.cores)
        font.pixelSize: 11
        color: Theme.text2
    }
    Column {
        id: keys
        x: bar.tall ? bar.inset + 16 : 88
        y: 4

        Repeater {
            model: bar.lines

            LegendLine {
                spacing: bar.spacing
                widthOf: bar.widthOf
            }
        }
    }
    PushButton {
        id: rest
        objectName: "legendRest"
        visible: bar.shown < bar.entries.length
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        height: 22
        leftPadding: 6
        rightPadding: 6
        quiet: true
        font.pixelSize: 11
        text: qsTr("%Ln more", "entries of the legend", bar.entries.length - bar.shown)
        onClicked: popup.open()

        LegendPopup {
            id: popup
            entries: bar.entries
            y: -height - 8
            x: rest.width - width
        }
    }
    Divider {}
    FontMetrics {
        id: metrics
        font.family: Theme.fontFamily
        font.pixelSize: 11
    }
}
