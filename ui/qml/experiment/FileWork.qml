// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// Which files, and what is done to each.
Column {
    id: work

    required property WorkForm form
    required property RulesForm rules
    required property InputLister inputs

    width: parent ? parent.width : 0
    spacing: 8

    PushButton {
        objectName: "chooseFolderButton"
        width: parent.width
        text: work.form.folder.length > 0 ? qsTr("Another folder…") : qsTr("Choose a folder…")
        sign: "folder"
        onClicked: dialog.open()
    }
    PathLine { text: work.form.folder }
    PathLine { text: work.form.list }
    InputListing {
        inputs: work.inputs
        hint: qsTr("Every file in it becomes an item. Files are only read.")
    }
    RealTransform {
        form: work.form
        chains: ["gunzip+sha256", "gunzip", "sha256", "none"]
    }
    RulesSection {
        form: work.rules
        files: true
    }
    FolderDialog {
        id: dialog
        title: qsTr("Choose a folder of files")
        onAccepted: work.form.chooseFolder(selectedFolder)
    }
}
