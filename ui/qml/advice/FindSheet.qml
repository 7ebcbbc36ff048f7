// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// The search for the smallest limits that are as good as the best: what it may take, what it tries, what it advises.
ModalSheet {
    id: sheet
    objectName: "findSheet"

    required property SearchForm form
    required property LimitFinder finder

    wanted: 840
    height: Math.min(680, room.height - 48)
    padding: 0
    closePolicy: T.Popup.CloseOnEscape // a click beside it would end a search

    onClosed: finder.stop()

    body: FindContent {
        form: sheet.form
        finder: sheet.finder
        onClosed: sheet.close()
    }
}
