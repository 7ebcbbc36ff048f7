// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// One mode: its name, its key, its last result. Checked: its panel is shown.
T.AbstractButton {
    id: card

    required property int index
    required property string name
    required property string summary
    required property bool shown
    required property bool measured
    required property bool running
    required property bool stale
    required property bool awaited
    required property bool unsure
    required property bool skipped
    property bool menuOpen: false
    required property string makespan
    required property string speedup
    required property double share
    required property string error
    required property string repeats
    required property string spread
    readonly property string origin: skipped ? qsTr("skipped") : awaited ? qsTr("predicting …") : makespan.length === 0 ? "" : repeats.length > 0 ? repeats : measured ? qsTr("measured") : unsure ? qsTr("unsure") : qsTr("predicted")

    signal menuWanted()

    readonly property string about: {
        const lines = [name + ": " + summary + "."]
        if (awaited)
            lines.push(qsTr("It is being predicted; the figures are those before."))
        else if (makespan.length > 0 && unsure)
            lines.push(qsTr("Predicted %1, which is not to be relied on.").arg(makespan))
        else if (makespan.length > 0 && !measured)
            lines.push(qsTr("Predicted %1.").arg(makespan))
        else if (makespan.length > 0 && error.length > 0)
            lines.push(qsTr("Measured %1, %2 from the prediction.").arg(makespan).arg(error))
        else if (makespan.length > 0)
            lines.push(qsTr("Measured %1.").arg(makespan))
        if (repeats.length > 0)
            lines.push(qsTr("Of its repeats: %1, %2.", "median of 5, 4.98 s to 5.12 s").arg(repeats).arg(spread))
        if (stale)
            lines.push(qsTr("Its measurement was made with other parameters."))
        if (skipped)
            lines.push(qsTr("It is skipped when all are run."))
        lines.push(shown ? qsTr("Click to hide its panel.") : qsTr("Click to show its panel."))
        return lines.join("\n")
    }

    implicitWidth: 140
    implicitHeight: 68
    padding: 12
    topPadding: 8
    bottomPadding: 8
    checked: shown
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: name
    Accessible.checked: shown
    Accessible.description: makespan.length === 0 ? summary : summary + ", " + origin + " " + makespan + ", " + speedup
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Menu || (event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier)
        if (event.accepted)
            menuWanted()
    }

    contentItem: ModeCardContent {
        mode: card
        opacity: card.awaited || card.unsure || card.running ? 0.4 : 1 // figures of before, while it is measured again
    }
    background: Rectangle {
        radius: 8
        color: Qt.tint(Theme.surface, card.shown ? Qt.alpha(Theme.accent, card.down ? 0.18 : Theme.dark ? 0.1 : 0.07)
                                                 : Qt.alpha(Theme.text, card.down ? 0.08 : 0))
        border.width: card.shown ? 1.5 : 1
        border.color: card.shown ? Theme.accent : card.hovered ? Theme.text3 : Theme.border
        Behavior on color { ColorFade {} }
        Behavior on border.color { ColorFade {} }

        FocusRing {
            shown: card.visualFocus
            radius: 11
        }
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: card.menuWanted()
    }
    IconButton {
        objectName: "modeMenu" + card.index
        visible: card.hovered || card.visualFocus || card.menuOpen
        anchors.right: parent.right
        anchors.rightMargin: 5
        y: 5
        width: 20
        height: 20
        focusPolicy: Qt.NoFocus
        sign: "down"
        checked: card.menuOpen
        text: qsTr("Run it alone, skip it, keep its run, hide it")
        onClicked: card.menuWanted()
    }
    Tip {
        shown: card.hovered && !card.down && !card.menuOpen
        text: card.about
    }
}
