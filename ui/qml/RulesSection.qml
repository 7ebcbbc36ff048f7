// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// How fetches are done: folded away until asked for, with what differs from the usual in a line.
Column {
    id: rules

    required property Session session
    property bool web: false   ///< requests rather than commands
    property bool files: false ///< only what a transform runs are commands
    property bool open: false
    readonly property int headers: web && session.headers.length > 0 ? session.headers.split("\n").length : 0
    readonly property string summary: differences()

    function differences() {
        const and = (text, more) => text.length > 0 ? text + ", " + more : more
        let text = ""
        if (web && session.perHost > 0)
            text = and(text, qsTr("%1 per host").arg(session.perHost))
        if (web && session.rate.length > 0)
            text = and(text, qsTr("%1 a second").arg(session.rate))
        if (!files && session.retries > 0)
            text = and(text, qsTr("%Ln retries", "", session.retries))
        if (session.timeout.length > 0)
            text = and(text, qsTr("timeout %1").arg(session.timeout))
        if (session.deadline.length > 0)
            text = and(text, qsTr("deadline %1").arg(session.deadline))
        if (session.maxBytes.length > 0)
            text = and(text, qsTr("at most %1 an item").arg(session.maxBytes))
        if (session.stopAtError)
            text = and(text, qsTr("ends at the first failure"))
        if (headers > 0)
            text = and(text, headers === 1 ? qsTr("1 header") : qsTr("%Ln headers", "", headers))
        return text
    }

    width: parent ? parent.width : 0
    spacing: 4

    T.AbstractButton {
        id: fold
        objectName: "rulesFold"
        width: parent.width
        height: 28
        focusPolicy: Qt.StrongFocus
        text: qsTr("Rules")
        Accessible.role: Accessible.Button
        Accessible.name: text
        Accessible.checkable: true
        Accessible.checked: rules.open
        onClicked: rules.open = !rules.open
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()

        contentItem: Item {
            Label {
                height: parent.height
                text: fold.text
                font.pixelSize: 13
            }
            Icon {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                name: "down"
                color: fold.hovered ? Theme.text : Theme.text2
                rotation: rules.open ? 180 : 0
            }
        }
        background: Rectangle {
            color: "transparent"
            FocusRing { shown: fold.visualFocus }
        }
    }
    Label {
        width: parent.width
        objectName: "rulesSummary"
        visible: !rules.open && text.length > 0
        text: rules.summary
        font.pixelSize: 11
        wrapMode: Text.Wrap
        color: Theme.text2
    }
    Column {
        width: parent.width
        visible: rules.open
        spacing: 4

        RuleNumber {
            visible: rules.web
            label: qsTr("Per host")
            name: "perHostField"
            tip: qsTr("Requests at a time to one host; 0: as many as N")
            number: rules.session.perHost
            maximum: 100000
            onChanged: number => rules.session.perHost = number
            onSettled: rules.session.commit()
        }
        LineRow {
            visible: rules.web
            label: qsTr("Per second")
            name: "rateField"
            fieldWidth: 88
            value: rules.session.rate
            error: rules.session.rateError
            placeholder: qsTr("no limit")
            onEdited: text => rules.session.rate = text
            onSettled: rules.session.commit()
        }
        RuleNumber {
            visible: !rules.files
            label: qsTr("Retries")
            name: "retriesField"
            tip: qsTr("Further attempts of what may do better then")
            number: rules.session.retries
            maximum: 1000
            onChanged: number => rules.session.retries = number
            onSettled: rules.session.commit()
        }
        LineRow {
            label: qsTr("Timeout")
            name: "timeoutField"
            fieldWidth: 88
            value: rules.session.timeout
            error: rules.session.timeoutError
            placeholder: rules.web ? "30s" : qsTr("none")
            onEdited: text => rules.session.timeout = text
            onSettled: rules.session.commit()
        }
        LineRow {
            label: qsTr("Deadline")
            name: "deadlineField"
            tip: rules.web ? qsTr("A fetch that takes longer has failed, with all its attempts")
                           : qsTr("A command that takes longer has failed")
            fieldWidth: 88
            value: rules.session.deadline
            error: rules.session.deadlineError
            placeholder: qsTr("none")
            onEdited: text => rules.session.deadline = text
            onSettled: rules.session.commit()
        }
        LineRow {
            label: qsTr("Largest item")
            name: "maxBytesField"
            tip: qsTr("What is larger has failed; as in 10MB")
            fieldWidth: 88
            value: rules.session.maxBytes
            error: rules.session.maxBytesError
            placeholder: "1GiB"
            onEdited: text => rules.session.maxBytes = text
            onSettled: rules.session.commit()
        }
        CheckLine {
            objectName: "stopAtErrorBox"
            width: parent.width
            text: qsTr("End at the first failure")
            checked: rules.session.stopAtError
            onClicked: {
                rules.session.stopAtError = !rules.session.stopAtError
                rules.session.commit()
            }
        }
        Label {
            visible: rules.web
            height: 28
            text: qsTr("Headers")
            font.pixelSize: 13
        }
        LinesField {
            visible: rules.web
            name: "headersField"
            height: 64
            value: rules.session.headers
            error: rules.session.headersError
            placeholder: "Accept: text/html"
            spoken: qsTr("Headers, one a line")
            onEdited: text => rules.session.headers = text
            onSettled: rules.session.commit()
        }
        Label {
            objectName: "headersFieldError"
            width: parent.width
            visible: rules.web && text.length > 0
            text: rules.session.headersError
            font.pixelSize: 11
            wrapMode: Text.Wrap
            color: Theme.failed
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
