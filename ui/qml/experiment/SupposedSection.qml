// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// What if: what predictions suppose, and measurements do not.
Column {
    id: section

    required property LimitsForm form
    readonly property bool any: form.supposed.length > 0

    width: parent ? parent.width : 0
    spacing: 8

    Item {
        width: parent.width
        height: title.implicitHeight

        SectionTitle {
            id: title
            text: qsTr("What if")
        }
        IconButton {
            objectName: "supposeNothing"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: section.any
            sign: "undo"
            text: qsTr("Everything as it is")
            onClicked: section.form.supposeNothing()
        }
    }
    RuleNumber {
        name: "supposedCores"
        label: qsTr("Cores")
        tip: qsTr("For predictions: of the machine that they are for; 0: as it is. Measurements are of this machine.")
        number: section.form.supposedCores
        zeroText: qsTr("as it is")
        maximum: 100000
        onChanged: number => section.form.supposedCores = number
        onSettled: section.form.commit()
    }
    FactorRow {
        visible: section.form.servers
        name: "supposedFetches"
        label: qsTr("Fetches take")
        factor: section.form.fetchTimes
        onChosen: factor => section.form.fetchTimes = factor
    }
    FactorRow {
        visible: section.form.servers
        name: "supposedTransforms"
        label: qsTr("Transforms take")
        factor: section.form.transformTimes
        onChosen: factor => section.form.transformTimes = factor
    }
    RuleNumber {
        visible: section.form.servers
        name: "supposedItems"
        label: qsTr("Items")
        tip: qsTr("For predictions: so many; more than were measured repeat those that were; 0: as many as there are")
        number: section.form.supposedItems
        zeroText: qsTr("as they are")
        maximum: 10000000
        onChanged: number => section.form.supposedItems = number
        onSettled: section.form.commit()
    }
}
