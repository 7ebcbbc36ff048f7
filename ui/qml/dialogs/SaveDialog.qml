// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Overlapse

/// Asks for the file to write. Where the desktop has no dialog of its own Qt's is shown: there the name has the focus,
/// Return saves, and a name is what was typed, whatever it would mean in a URL.
Item {
    id: saving

    required property Files files
    property alias title: dialog.title
    property alias acceptLabel: dialog.acceptLabel
    property alias suffix: dialog.defaultSuffix
    property alias nameFilters: dialog.nameFilters
    property T.TextField nameField: null ///< of Qt's dialog
    property string typed: ""            ///< there, by the user
    readonly property Item overlay: T.Overlay.overlay

    signal chosen(url file)
    signal givenUp() ///< nothing is to be written

    function ask(name) {
        dialog.selectedFile = files.fileIn(dialog.currentFolder, name)
        typed = ""
        dialog.open()
        later.start()
    }
    function within(item, wanted) {
        for (let i = 0; i < (item?.children.length ?? 0); ++i) {
            const child = item.children[i]
            const found = wanted(child) ? child : within(child, wanted)
            if (found)
                return found
        }
        return null
    }
    function focusName() {
        nameField = within(overlay, child => child.visible && child.objectName === "fileNameTextField")
        if (!nameField)
            return
        nameField.forceActiveFocus()
        nameField.select(0, nameField.text.lastIndexOf("."))
    }
    /// As the button does it.
    function accept() {
        const box = within(overlay, child => child.visible && child.standardButton !== undefined)
        const button = box?.standardButton(T.DialogButtonBox.Save) ?? box?.standardButton(T.DialogButtonBox.Open)
        button?.clicked()
    }

    visible: false

    FileDialog {
        id: dialog
        fileMode: FileDialog.SaveFile
        onRejected: saving.givenUp()
        onAccepted: {
            const file = saving.typed.length > 0
                ? saving.files.typed(currentFolder, saving.typed, defaultSuffix, selectedFile) : selectedFile
            // A desktop's own dialog has asked already.
            if (saving.nameField && saving.files.isThere(file))
                return replacing.ask(file)
            saving.chosen(file)
        }
    }
    Timer {
        id: later // once it is there
        interval: 0
        onTriggered: saving.focusName()
    }
    ReplaceQuestion {
        id: replacing
        onAgreed: file => saving.chosen(file)
    }
    Connections {
        target: saving.nameField
        function onTextEdited() { saving.typed = saving.nameField.text }
        function onAccepted() { saving.accept() }
    }
}
