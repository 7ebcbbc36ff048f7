// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The list of pages, and the page that is chosen beside it.
Item {
    id: content

    required property var keys ///< of { key, about }
    required property ModeList modes
    required property int page
    readonly property int pages: list.count

    signal pageChosen(int index)
    signal aboutWanted()
    signal closed()

    /// The keyboard is on the list, the page at its top.
    function begin() {
        sheet.toTop()
        list.forceActiveFocus(Qt.PopupFocusReason)
    }

    Keys.onPressed: event => { event.accepted = sheet.scroll(event.key) }

    HelpPageList {
        id: list
        x: 12
        y: 16
        width: 184
        height: parent.height - y - 56
        modes: content.modes
        current: content.page
        focus: true
        onChosen: index => content.pageChosen(index)
    }
    Divider {
        x: 208
        width: 1
        height: parent.height
    }
    Label {
        id: title
        objectName: "helpTitle"
        x: 232
        y: 16
        height: 28
        text: list.title
        font.pixelSize: 20
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Label {
        anchors.left: title.right
        anchors.leftMargin: 12
        anchors.right: close.left
        anchors.rightMargin: 12
        anchors.baseline: title.baseline
        text: list.summary
        font.pixelSize: 13
        elide: Text.ElideRight
        color: Theme.text2
    }
    HelpPage {
        id: sheet
        objectName: "helpPage"
        x: 216
        y: 48
        width: parent.width - x - 2
        height: parent.height - y - 2
        title: list.title
        page: content.page
        keys: content.keys
    }
    PushButton {
        objectName: "helpAbout"
        x: 12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        quiet: true
        text: qsTr("About Overlapse")
        onClicked: content.aboutWanted()
    }
    IconButton {
        id: close
        objectName: "helpClose"
        y: 16
        anchors.right: parent.right
        anchors.rightMargin: 16
        sign: "close"
        text: qsTr("Close (Esc)")
        onClicked: content.closed()
    }
}
