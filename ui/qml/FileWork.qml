// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// Which files, and what is done to each.
Column {
    id: work

    required property Session session
    readonly property var steps: ["gunzip+sha256", "gunzip", "sha256", "none"]

    width: parent ? parent.width : 0
    spacing: 8

    PushButton {
        objectName: "chooseFolderButton"
        width: parent.width
        text: work.session.folder.length > 0 ? qsTr("Another folder…") : qsTr("Choose a folder…")
        sign: "folder"
        onClicked: dialog.open()
    }
    Label {
        width: parent.width
        visible: text.length > 0
        text: work.session.folder
        elide: Text.ElideMiddle

        HoverHandler { id: pointer }
        Tip {
            shown: pointer.hovered
            text: work.session.folder
            x: 0
        }
    }
    Label {
        objectName: "listing"
        width: parent.width
        text: work.session.listing.length > 0 ? work.session.listing
              : qsTr("Every file in it becomes an item. Files are only read.")
        font.pixelSize: 11
        lineHeight: 1.2
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    Label {
        height: 24
        text: qsTr("Transform")
        font.pixelSize: 13
    }
    Grid {
        width: parent.width
        columns: 2
        spacing: 4

        Repeater {
            model: work.steps

            ChoiceChip {
                required property string modelData

                objectName: "steps_" + modelData
                width: (work.width - 4) / 2
                text: modelData
                checked: work.session.steps === modelData
                onClicked: {
                    work.session.steps = modelData
                    work.session.commit()
                }
            }
        }
    }
    FolderDialog {
        id: dialog
        title: qsTr("Choose a folder of files")
        onAccepted: work.session.chooseFolder(selectedFolder)
    }
}
