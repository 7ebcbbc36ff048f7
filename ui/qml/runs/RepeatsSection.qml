// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What repeats say together: which modes differ, and what makes that doubtful. Those that other programs disturbed can be
/// left out.
Column {
    id: section

    required property RepeatNotes notes
    required property Document document

    width: parent ? parent.width : 0
    visible: notes.any
    spacing: 8

    function sentence(line) { return line.charAt(0).toUpperCase() + line.slice(1) }

    SectionTitle { text: qsTr("Repeats") }
    Column {
        width: parent.width
        visible: section.notes.intervals.length > 0
        spacing: 2

        Label {
            text: qsTr("Medians and their 95 % intervals")
            font.pixelSize: 11
            color: Theme.text3
        }
        Repeater {
            model: section.notes.intervals

            Label {
                required property string modelData

                objectName: "repeatInterval"
                width: section.width
                text: section.sentence(modelData)
                wrapMode: Text.Wrap
                lineHeight: 1.2
                color: Theme.text2
            }
        }
    }
    Repeater {
        model: section.notes.differences

        Label {
            required property string modelData

            objectName: "repeatDifference"
            width: section.width
            text: section.sentence(modelData)
            wrapMode: Text.Wrap
            lineHeight: 1.2
            color: Theme.text2
        }
    }
    Repeater {
        model: section.notes.doubts

        Label {
            required property string modelData

            objectName: "repeatDoubt"
            width: section.width
            text: section.sentence(modelData)
            wrapMode: Text.Wrap
            lineHeight: 1.2
            color: Theme.warning
        }
    }
    CheckLine {
        objectName: "leaveOutDisturbed"
        width: section.width
        visible: section.notes.disturbed > 0
        text: qsTr("Leave out the disturbed")
        about: section.notes.leavesOut && section.notes.leftOut < section.notes.disturbed
               ? qsTr("%1 of %2 disturbed repeats are left out: a mode of which all were disturbed keeps them").arg(section.notes.leftOut).arg(section.notes.disturbed)
               : section.notes.leavesOut
               ? qsTr("%1 of %2 repeats are left out: other programs used the machine meanwhile").arg(section.notes.leftOut).arg(section.notes.repeats)
               : qsTr("%1 of %2 repeats were disturbed by other programs").arg(section.notes.disturbed).arg(section.notes.repeats)
        checked: section.notes.leavesOut
        onClicked: section.document.leaveOutDisturbed(!section.notes.leavesOut)
    }
}
