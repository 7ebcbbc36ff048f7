// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What each colour means: in one line, in two where the window is high enough, and what finds no room behind a
/// button.
Rectangle {
    id: bar

    required property LimitsForm limits
    required property RecorderCost recorder
    required property var occurring ///< indexes of the entries that are shown
    property int inset: 268   ///< the legend begins under the timeline
    property bool tall: false ///< there is room for a second line
    readonly property var all: Theme.legend
    readonly property var widths: all.map(entry => Math.ceil(metrics.advanceWidth(entry.text)) + 22)
    readonly property int spacing: 16
    readonly property real room: width - keys.x - 12
    readonly property var places: place() ///< of the entries that have room, by their index
    readonly property int shown: Object.keys(places).length

    /// Where each entry stands, beside the button for the rest in the last line. The keys stay and take their places:
    /// making them anew whenever another state occurs would hold the window up.
    function place() {
        const most = tall ? 2 : 1
        const placed = {}
        let line = 0
        let used = 0
        let last = []
        for (const index of occurring) {
            if (used + widths[index] > room) {
                if (line + 1 === most)
                    break
                ++line
                used = 0
                last = []
            }
            placed[index] = { x: used, line: line }
            last.push(index)
            used += widths[index] + spacing
        }
        while (Object.keys(placed).length < occurring.length && last.length > 0 && used + 56 > room) {
            const dropped = last.pop()
            used = placed[dropped].x
            delete placed[dropped]
        }
        return placed
    }

    implicitHeight: 28 + 20 * Object.values(places).reduce((most, at) => Math.max(most, at.line), 0)
    color: Theme.panel

    MachineLine {
        x: 16
        height: parent.height
        cores: bar.limits.elsewhere ? (bar.limits.cores === 1 ? qsTr("predicted for 1 core") : qsTr("predicted for %Ln cores", "", bar.limits.cores))
               : bar.limits.cores === 1 ? qsTr("1 core") : qsTr("%Ln cores", "", bar.limits.cores)
        recorder: bar.recorder
        room: keys.x - x - 16
    }
    Item {
        id: keys
        x: bar.tall ? bar.inset + 16 : 88
        y: 4

        Repeater {
            model: bar.all.length

            LegendKey {
                required property int index
                readonly property var at: bar.places[index]

                visible: at !== undefined
                x: at ? at.x : 0
                y: at ? at.line * 20 : 0
                width: bar.widths[index]
                height: 20
                entry: bar.all[index]
            }
        }
    }
    PushButton {
        id: rest
        objectName: "legendRest"
        visible: bar.shown < bar.occurring.length
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        height: 22
        leftPadding: 6
        rightPadding: 6
        quiet: true
        font.pixelSize: 11
        text: qsTr("%Ln more", "entries of the legend", bar.occurring.length - bar.shown)
        onClicked: popup.open()

        LegendPopup {
            id: popup
            all: bar.all
            occurring: bar.occurring
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
