// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The keys at a glance, in a sheet of their own.
ModalSheet {
    id: sheet

    required property var keys ///< of { key, about }

    wanted: 880
    height: Math.min(room.height - 48, 72 + 26 * Math.ceil(keys.length / 2) + 12)
    padding: 0

    body: KeySheetContent {
        keys: sheet.keys
        onCloseWanted: sheet.close()
    }
}
