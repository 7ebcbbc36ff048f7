// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// URLs: typed, pasted, from a list; or a folder in the place of a network.
Column {
    id: input

    required property WorkForm form

    width: parent ? parent.width : 0
    spacing: 8

    LinesField {
        name: "urlsField"
        height: input.form.list.length > 0 ? 48 : 104
        value: input.form.urls.text
        error: input.form.urls.error
        placeholder: input.form.list.length > 0 ? qsTr("The list is used. URLs that are typed here replace it.")
                                                   : qsTr("URLs, one a line")
        spoken: qsTr("URLs, one a line")
        onEdited: text => input.form.urls.edit(text)
        onSettled: input.form.commit()
    }
    Label {
        objectName: "urlsFieldError"
        width: parent.width
        visible: text.length > 0
        text: input.form.urls.error
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.failed
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    PushButton {
        objectName: "openListButton"
        width: parent.width
        text: qsTr("Open a list…")
        sign: "folder"
        tip: qsTr("A text file with a URL a line. It can be dropped here, too.")
        onClicked: listDialog.open()
    }
    PathLine { text: input.form.list }
    PushButton {
        objectName: "serveFolderButton"
        width: parent.width
        text: qsTr("Serve a folder…")
        sign: "folder"
        tip: qsTr("To try it without a network: while it lasts, a run serves its files to itself, as slow and as faulty as you want.")
        onClicked: folderDialog.open()
    }
    FileDialog {
        id: listDialog
        title: qsTr("Open a list of URLs")
        nameFilters: [qsTr("Text (*.txt *.list *.lst)"), qsTr("All files (*)")]
        onAccepted: input.form.chooseList(selectedFile)
    }
    FolderDialog {
        id: folderDialog
        title: qsTr("Choose a folder to serve")
        onAccepted: input.form.serveFolder(selectedFolder)
    }
}
