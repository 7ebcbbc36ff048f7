// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A file that is dropped on the window is opened. Nothing is run.
DropArea {
    id: place

    required property Runner runner

    signal fileDropped(url file)

    function isFile(drag) { return drag.hasUrls && drag.urls.length === 1 && String(drag.urls[0]).startsWith("file:") }

    keys: ["text/uri-list"]
    enabled: !runner.running
    onEntered: drag => { drag.accepted = isFile(drag) }
    onDropped: drop => {
        if (!isFile(drop))
            return
        drop.acceptProposedAction()
        fileDropped(drop.urls[0])
    }

    Rectangle {
        objectName: "dropSign"
        anchors.fill: parent
        anchors.margins: 12
        visible: place.containsDrag
        radius: 12
        color: Qt.alpha(Theme.accent, 0.12)
        border.width: 2
        border.color: Theme.accent

        Label {
            anchors.centerIn: parent
            text: qsTr("Drop to open")
            font.pixelSize: 20
            font.weight: Font.DemiBold
            color: Theme.accent
        }
    }
}
