// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How much may be in flight.
Column {
    id: section

    required property Session session
    readonly property bool beyondCores: session.threads > session.cores
    readonly property string onCores: session.cores === 1 ? qsTr("on 1 core") : qsTr("on %Ln cores", "", session.cores)
    readonly property string ofCores: session.cores === 1 ? qsTr("of 1 core") : qsTr("of %Ln cores", "", session.cores)

    width: parent ? parent.width : 0
    spacing: 8

    SectionTitle { text: qsTr("Limits") }
    NumberRow {
        name: "fetchLimit"
        label: qsTr("Fetch limit")
        letter: "N"
        tip: qsTr("At most N fetches in flight, those whose result is held included")
        number: section.session.fetchLimit
        maximum: 100000
        onChanged: number => section.session.fetchLimit = number
        onSettled: section.session.commit()
    }
    NumberRow {
        name: "transformLimit"
        label: qsTr("Transform limit")
        letter: "M"
        tip: qsTr("At most M items in the transform stage, those whose result is held included")
        number: section.session.transformLimit
        maximum: 100000
        onChanged: number => section.session.transformLimit = number
        onSettled: section.session.commit()
    }
    NumberRow {
        name: "threads"
        label: qsTr("Threads")
        letter: "c"
        tip: section.beyondCores
             ? qsTr("Threads of the pool. More than the cores cannot compute at once: they take turns.")
             : qsTr("Threads of the pool that runs the transforms")
        number: section.session.threads
        maximum: 4 * section.session.cores
        sliderMaximum: 4 * section.session.cores
        limit: section.session.cores
        logarithmic: section.session.cores > 8
        note: section.beyondCores ? section.onCores : section.ofCores
        noteWarns: section.beyondCores
        onChanged: number => section.session.threads = number
        onSettled: section.session.commit()
    }
    Item {
        width: parent.width
        height: 32

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Order")
            font.pixelSize: 13
        }
        Segmented {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: 120
            name: qsTr("Order")
            options: [
                { text: qsTr("kept"), name: "orderKept", tip: qsTr("Results leave each stage in the order of the items") },
                { text: qsTr("any"), name: "orderAny", tip: qsTr("Results leave each stage as they finish") }
            ]
            current: section.session.orderKept ? 0 : 1
            onChosen: index => {
                section.session.orderKept = index === 0
                section.session.commit()
            }
        }
    }
    Label {
        objectName: "hint"
        width: parent.width
        visible: text.length > 0
        text: section.session.hint
        wrapMode: Text.Wrap
        color: Theme.text2
    }
}
