// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A file that is dropped on the window is opened; at its lower end, the runs of a recording are put beside those that are
/// there. Nothing is run.
DropArea {
    id: place

    required property Runner runner
    property bool open: true ///< nothing that has to be answered first is

    readonly property real adding: 0.3 ///< of the height, at the lower end
    property bool recording: false      ///< what is dragged is one, by its name
    readonly property bool adds: recording && drag.y > height * (1 - adding)

    signal fileDropped(url file)
    signal runsDropped(url file)

    function isFile(drag) { return drag.hasUrls && drag.urls.length === 1 && String(drag.urls[0]).startsWith("file:") }

    keys: ["text/uri-list"]
    enabled: open && !runner.running
    onEntered: drag => {
        drag.accepted = isFile(drag)
        recording = drag.accepted && /[.]overlapse$/i.test(drag.urls[0])
    }
    onDropped: drop => {
        if (!isFile(drop))
            return
        drop.acceptProposedAction()
        if (recording && drop.y > height * (1 - adding))
            runsDropped(drop.urls[0])
        else
            fileDropped(drop.urls[0])
    }

    DropSign {
        objectName: "dropSign"
        anchors.fill: parent
        anchors.margins: 12
        anchors.bottomMargin: place.recording ? place.height * place.adding + 4 : 12
        visible: place.containsDrag
        lit: !place.adds
        text: qsTr("Drop to open")
    }
    DropSign {
        objectName: "addSign"
        anchors.fill: parent
        anchors.margins: 12
        anchors.topMargin: place.height * (1 - place.adding) + 4
        visible: place.containsDrag && place.recording
        lit: place.adds
        text: qsTr("Drop to put its runs beside these")
    }
}
