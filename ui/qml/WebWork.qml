// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Dialogs
import Overlapse

/// Which URLs, and what is done to each answer.
Column {
    id: work

    required property Session session

    width: parent ? parent.width : 0
    spacing: 8

    LinesField {
        name: "urlsField"
        height: work.session.list.length > 0 ? 48 : 104
        value: work.session.urls
        error: work.session.urlsError
        placeholder: work.session.list.length > 0 ? qsTr("The list is used. URLs that are typed here replace it.")
                                                  : qsTr("URLs, one a line")
        spoken: qsTr("URLs, one a line")
        onEdited: text => work.session.urls = text
        onSettled: work.session.commit()
    }
    Label {
        objectName: "urlsFieldError"
        width: parent.width
        visible: text.length > 0
        text: work.session.urlsError
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
        onClicked: dialog.open()
    }
    PathLine { text: work.session.list }
    InputListing {
        session: work.session
        hint: qsTr("Every URL becomes an item. Nothing is fetched before Run.")
    }
    RealTransform {
        session: work.session
        chains: ["json", "image(200)", "sha256", "none"]
    }
    RulesSection {
        session: work.session
        web: true
    }
    FileDialog {
        id: dialog
        title: qsTr("Open a list of URLs")
        nameFilters: [qsTr("Text (*.txt *.list *.lst)"), qsTr("All files (*)")]
        onAccepted: work.session.chooseList(selectedFile)
    }
}
