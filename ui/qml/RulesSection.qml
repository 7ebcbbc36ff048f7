// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Overlapse

/// How fetches are done: folded away until asked for, with what differs from the usual in a line.
Column {
    id: rules

    required property Session session
    property bool web: false ///< requests rather than commands
    property bool open: false
    readonly property string summary: differences(web, session.perHost, session.rate, session.retries, session.timeout)

    function differences(web, perHost, rate, retries, timeout) {
        const and = (text, more) => text.length > 0 ? text + ", " + more : more
        let text = ""
        if (web && perHost > 0)
            text = and(text, qsTr("%1 per host").arg(perHost))
        if (web && rate.length > 0)
            text = and(text, qsTr("%1 a second").arg(rate))
        if (retries > 0)
            text = and(text, qsTr("%Ln retries", "", retries))
        if (timeout.length > 0)
            text = and(text, qsTr("timeout %1").arg(timeout))
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
    }
}
