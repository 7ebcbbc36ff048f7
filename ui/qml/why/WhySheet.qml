// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// Why one run took as long as it did: patterns with what to change, then all that is known of it.
ModalSheet {
    id: sheet
    objectName: "whySheet"

    required property Explainer explainer

    wanted: 820
    height: Math.min(700, room.height - 48)
    padding: 0

    Connections {
        target: sheet.explainer
        function onAsked() { sheet.open() }
    }

    onClosed: explainer.stop()

    body: WhyContent {
        explainer: sheet.explainer
        onTried: index => {
            sheet.explainer.tryPattern(index)
            sheet.close()
        }
        onShown: index => {
            sheet.explainer.showPattern(index)
            sheet.close()
        }
        onClosed: sheet.close()
    }
}
