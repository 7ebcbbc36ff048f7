// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Run, and Stop in its place while something runs.
Item {
    id: place

    required property Runner runner

    implicitWidth: 84
    implicitHeight: 28

    PushButton {
        objectName: "runButton"
        anchors.fill: parent
        visible: !place.runner.running
        enabled: place.runner.canRun
        primary: true
        sign: "play"
        text: qsTr("Run")
        tip: place.runner.canRunOne && !place.runner.canRun
             ? qsTr("Every mode is hidden or skipped: there is nothing to measure")
             : !place.runner.canRunOne && !place.runner.running
             ? qsTr("Nothing here can be measured yet: it needs inputs, programs that are there, and work of its own rather than what was predicted from a recording")
             : place.runner.repeats > 1
             ? qsTr("Measure the modes that are shown %Ln times, one after the other (Ctrl+R)", "", place.runner.repeats)
             : qsTr("Measure the modes that are shown, one after the other (Ctrl+R)")
        onClicked: place.runner.run()
    }
    PushButton {
        objectName: "stopButton"
        anchors.fill: parent
        visible: place.runner.running
        sign: "stop"
        text: qsTr("Stop")
        tip: place.runner.repeats > 1 ? qsTr("Stop; the repeats that were whole stay (Esc)") : qsTr("Stop; what was recorded stays (Esc)")
        onClicked: place.runner.stop()
    }
}
