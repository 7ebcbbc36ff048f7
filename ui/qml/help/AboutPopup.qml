// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What the program is and what it runs on.
ModalSheet {
    id: popup

    required property Inspector inspector

    wanted: 480
    onClosed: made = false // what the keyboard was on is forgotten

    body: AboutContent {
        objectName: "aboutProgram"
        focus: true
        onCopyWanted: popup.inspector.copyText(About.report)
        onClosed: popup.close()
    }
}
