// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// A command, what it is given, and what is done to its output.
Column {
    id: work

    required property WorkForm form
    required property RulesForm rules
    required property InputLister inputs

    width: parent ? parent.width : 0
    spacing: 8

    LineRow {
        label: qsTr("Command")
        name: "commandField"
        value: work.form.command.text
        error: work.form.command.error
        placeholder: "wc -c {}"
        onEdited: text => work.form.command.edit(text)
        onSettled: work.form.commit()
    }
    Label {
        width: parent.width
        visible: work.form.command.error.length === 0
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
    PathLine { text: work.form.folder }
    PathLine { text: work.form.list }
    InputListing {
        inputs: work.inputs
        hint: qsTr("Every input becomes an item. Nothing is run before Run.")
    }
    RealTransform {
        form: work.form
        chains: ["json", "image(200)", "sha256", "none"]
    }
    RulesSection { form: work.rules }
    FolderDialog {
        id: folderDialog
        title: qsTr("Choose a folder of inputs")
        onAccepted: work.form.chooseFolder(selectedFolder)
    }
    FileDialog {
        id: listDialog
        title: qsTr("Open a list of inputs")
        nameFilters: [qsTr("Text (*.txt *.list *.lst)"), qsTr("All files (*)")]
        onAccepted: work.form.chooseList(selectedFile)
    }
}
