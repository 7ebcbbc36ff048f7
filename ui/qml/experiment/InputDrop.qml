// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Lists of inputs, and URLs, that are dropped on the parameters. Nothing is fetched or run.
DropArea {
    id: place

    required property WorkForm form
    required property Runner runner
    readonly property bool web: form.kind === 2
    readonly property bool command: form.kind === 3

    function linesOf(drag) {
        return (drag.hasUrls ? drag.urls.map(String) : drag.hasText ? drag.text.split("\n") : [])
            .filter(line => line.trim().length > 0)
    }
    /// Recordings and experiments are opened by the window.
    function isList(drag) {
        return drag.hasUrls && drag.urls.length === 1 && /^file:/.test(drag.urls[0])
               && !/[.](overlapse|json)$/i.test(drag.urls[0])
    }
    function areUrls(drag) {
        return web && linesOf(drag).length > 0 && linesOf(drag).every(line => /^https?:[/][/]/i.test(line.trim()))
    }

    property bool open: true ///< nothing that has to be answered first is

    enabled: open && (web || command)
    onEntered: drag => { drag.accepted = !runner.running && (isList(drag) || areUrls(drag)) }
    onDropped: drop => {
        if (areUrls(drop))
            form.urls.edit([form.urls.text].concat(linesOf(drop)).filter(text => text.length > 0).join("\n"))
        else if (isList(drop))
            form.chooseList(drop.urls[0])
        else
            return
        drop.acceptProposedAction()
        form.commit()
    }

    Rectangle {
        objectName: "inputDropSign"
        anchors.fill: parent
        anchors.margins: 8
        visible: place.containsDrag
        radius: 12
        color: Qt.alpha(Theme.accent, 0.12)
        border.width: 2
        border.color: Theme.accent

        Label {
            anchors.centerIn: parent
            text: place.web ? qsTr("Drop URLs or a list of them") : qsTr("Drop a list of inputs")
            font.weight: Font.DemiBold
            color: Theme.accent
        }
    }
}
