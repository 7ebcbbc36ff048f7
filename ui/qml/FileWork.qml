// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// Which files, and what is done to each.
Column {
    id: work

    required property Session session

    width: parent ? parent.width : 0
    spacing: 8

    PushButton {
        objectName: "chooseFolderButton"
        width: parent.width
        text: work.session.folder.length > 0 ? qsTr("Another folder…") : qsTr("Choose a folder…")
        sign: "folder"
        onClicked: dialog.open()
    }
    PathLine { text: work.session.folder }
    PathLine { text: work.session.list }
    InputListing {
        session: work.session
        hint: qsTr("Every file in it becomes an item. Files are only read.")
    }
    RealTransform {
        session: work.session
        chains: ["gunzip+sha256", "gunzip", "sha256", "none"]
    }
    RulesSection {
        session: work.session
        files: true
    }
    FolderDialog {
        id: dialog
        title: qsTr("Choose a folder of files")
        onAccepted: work.session.chooseFolder(selectedFolder)
    }
}
