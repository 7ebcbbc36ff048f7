// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// A folder that the run serves to itself, and how slow and how faulty its server is.
Column {
    id: input

    required property WorkForm form

    width: parent ? parent.width : 0
    spacing: 8

    Label {
        text: qsTr("Served folder")
        font.pixelSize: 13
    }
    PathLine {
        objectName: "servedFolder"
        text: input.form.served
        color: Theme.text2
    }
    TimeField {
        name: "latencyField"
        label: qsTr("Latency")
        value: input.form.latency.text
        error: input.form.latency.error
        examples: [
            { text: "20ms", about: qsTr("always the same") },
            { text: "lognormal(80ms,0.6)", about: qsTr("heavy tail: median, sigma") },
            { text: "spike(80ms,5%,2s)", about: qsTr("now and then slow") }
        ]
        onEdited: text => input.form.latency.edit(text)
        onSettled: input.form.commit()
    }
    LineRow {
        label: qsTr("Failing")
        name: "failingField"
        spoken: qsTr("The share of requests that fail")
        fieldWidth: 88
        value: input.form.failing.text
        error: input.form.failing.error
        onEdited: text => input.form.failing.edit(text)
        onSettled: input.form.commit()
    }
    PushButton {
        objectName: "useUrlsButton"
        width: parent.width
        text: qsTr("Use URLs instead")
        onClicked: input.form.useUrls()
    }
}
