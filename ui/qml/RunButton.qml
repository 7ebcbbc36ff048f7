// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Run, and Stop in its place while something runs.
Item {
    id: place

    required property Session session

    implicitWidth: 84
    implicitHeight: 28

    PushButton {
        objectName: "runButton"
        anchors.fill: parent
        visible: !place.session.running
        enabled: place.session.canRun
        primary: true
        sign: "play"
        text: qsTr("Run")
        tip: qsTr("Measure the modes that are shown, one after the other (Ctrl+R)")
        onClicked: place.session.run()
    }
    PushButton {
        objectName: "stopButton"
        anchors.fill: parent
        visible: place.session.running
        sign: "stop"
        text: qsTr("Stop")
        tip: qsTr("Stop; what was recorded stays (Esc)")
        onClicked: place.session.stop()
    }
}
