// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// A command, what it is given, and what is done to its output.
Column {
    id: work

    required property Session session

    width: parent ? parent.width : 0
    spacing: 8

    LineRow {
        label: qsTr("Command")
        name: "commandField"
        value: work.session.command
        error: work.session.commandError
        placeholder: "wc -c {}"
        onEdited: text => work.session.command = text
        onSettled: work.session.commit()
    }
    Label {
        width: parent.width
        visible: work.session.commandError.length === 0
        text: qsTr("{} stands for the input, as a word of its own. No shell reads the line.")
        font.pixelSize: 11
        lineHeight: 1.2
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    Row {
        width: parent.width
        spacing: 4

        PushButton {
            objectName: "chooseInputsButton"
            width: (parent.width - 4) / 2
            text: qsTr("Folder…")
            tip: qsTr("Every file in it is an input")
            onClicked: folderDialog.open()
        }
        PushButton {
            objectName: "openInputListButton"
            width: (parent.width - 4) / 2
            text: qsTr("List…")
            tip: qsTr("A text file with an input a line. It can be dropped here, too.")
            onClicked: listDialog.open()
        }
    }
    PathLine { text: work.session.folder }
    PathLine { text: work.session.list }
    InputListing {
        session: work.session
        hint: qsTr("Every input becomes an item. Nothing is run before Run.")
    }
    RealTransform {
        session: work.session
        chains: ["json", "image(200)", "sha256", "none"]
    }
    RulesSection { session: work.session }
    FolderDialog {
        id: folderDialog
        title: qsTr("Choose a folder of inputs")
        onAccepted: work.session.chooseFolder(selectedFolder)
    }
    FileDialog {
        id: listDialog
        title: qsTr("Open a list of inputs")
        nameFilters: [qsTr("Text (*.txt *.list *.lst)"), qsTr("All files (*)")]
        onAccepted: work.session.chooseList(selectedFile)
    }
}
