// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// How fetches are done: folded away until asked for, with what differs from the usual in a line.
Column {
    id: rules

    required property RulesForm form
    property bool web: false   ///< requests rather than commands
    property bool files: false ///< only what a transform runs are commands
    property bool open: false
    readonly property int headers: web && form.headers.text.length > 0 ? form.headers.text.split("\n").length : 0
    readonly property string summary: differences()

    function differences() {
        const and = (text, more) => text.length > 0 ? text + ", " + more : more
        let text = ""
        if (web && form.perHost > 0)
            text = and(text, qsTr("%1 per host").arg(form.perHost))
        if (web && form.rate.text.length > 0)
            text = and(text, qsTr("%1 a second").arg(form.rate.text))
        if (!files && form.retries > 0)
            text = and(text, qsTr("%Ln retries", "", form.retries))
        if (form.timeout.text.length > 0)
            text = and(text, qsTr("timeout %1").arg(form.timeout.text))
        if (form.deadline.text.length > 0)
            text = and(text, qsTr("deadline %1").arg(form.deadline.text))
        if (form.maxBytes.text.length > 0)
            text = and(text, qsTr("at most %1 an item").arg(form.maxBytes.text))
        if (form.stopAtError)
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
            number: rules.form.perHost
            maximum: 100000
            onChanged: number => rules.form.perHost = number
            onSettled: rules.form.commit()
        }
        LineRow {
            visible: rules.web
            label: qsTr("Per second")
            name: "rateField"
            fieldWidth: 88
            value: rules.form.rate.text
            error: rules.form.rate.error
            placeholder: qsTr("no limit")
            onEdited: text => rules.form.rate.edit(text)
            onSettled: rules.form.commit()
        }
        RuleNumber {
            visible: !rules.files
            label: qsTr("Retries")
            name: "retriesField"
            tip: qsTr("Further attempts of what may do better then")
            number: rules.form.retries
            maximum: 1000
            onChanged: number => rules.form.retries = number
            onSettled: rules.form.commit()
        }
        LineRow {
            label: qsTr("Timeout")
            name: "timeoutField"
            fieldWidth: 88
            value: rules.form.timeout.text
            error: rules.form.timeout.error
            placeholder: rules.web ? "30s" : qsTr("none")
            onEdited: text => rules.form.timeout.edit(text)
            onSettled: rules.form.commit()
        }
        LineRow {
            label: qsTr("Deadline")
            name: "deadlineField"
            tip: rules.web ? qsTr("A fetch that takes longer has failed, with all its attempts")
                           : qsTr("A command that takes longer has failed")
            fieldWidth: 88
            value: rules.form.deadline.text
            error: rules.form.deadline.error
            placeholder: qsTr("none")
            onEdited: text => rules.form.deadline.edit(text)
            onSettled: rules.form.commit()
        }
        LineRow {
            label: qsTr("Largest item")
            name: "maxBytesField"
            tip: qsTr("What is larger has failed; as in 10MB")
            fieldWidth: 88
            value: rules.form.maxBytes.text
            error: rules.form.maxBytes.error
            placeholder: "1GiB"
            onEdited: text => rules.form.maxBytes.edit(text)
            onSettled: rules.form.commit()
        }
        CheckLine {
            objectName: "stopAtErrorBox"
            width: parent.width
            text: qsTr("End at the first failure")
            checked: rules.form.stopAtError
            onClicked: {
                rules.form.stopAtError = !rules.form.stopAtError
                rules.form.commit()
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
            value: rules.form.headers.text
            error: rules.form.headers.error
            placeholder: "Accept: text/html"
            spoken: qsTr("Headers, one a line")
            onEdited: text => rules.form.headers.edit(text)
            onSettled: rules.form.commit()
        }
        Label {
            objectName: "headersFieldError"
            width: parent.width
            visible: rules.web && text.length > 0
            text: rules.form.headers.error
            font.pixelSize: 11
            wrapMode: Text.Wrap
            color: Theme.failed
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
