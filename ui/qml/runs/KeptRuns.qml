// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The runs that are kept, under the modes that they are compared with. Up and down choose one, Alt with them moves it.
Column {
    id: section

    required property Document document
    required property KeptList runs
    required property View view
    required property Explainer explainer
    required property DifferenceView comparison
    required property double touched ///< the run whose code is shown; 0: none of these

    width: parent ? parent.width : 0
    visible: runs.count > 0
    spacing: 4

    SectionTitle {
        readonly property int manyRuns: 8

        text: section.runs.count > manyRuns
              ? qsTr("Kept runs (%1)").arg(section.runs.count.toLocaleString(Qt.locale(), "f", 0)) : qsTr("Kept runs")
    }
    ListView {
        id: list
        objectName: "keptRuns"

        readonly property int edge: 8 ///< where rows have their focus rings

        x: -edge
        width: parent.width + 2 * edge
        height: Math.min(contentHeight, 440)
        clip: contentHeight > height
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0 // what is gone to is there at once, however far
        keyNavigationEnabled: true
        model: section.runs
        Keys.onPressed: event => {
            if (event.key !== Qt.Key_Home && event.key !== Qt.Key_End)
                return
            currentIndex = event.key === Qt.Key_Home ? 0 : count - 1
            positionViewAtIndex(currentIndex, ListView.Contain)
            currentItem.forceActiveFocus(Qt.TabFocusReason)
            event.accepted = true
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Kept runs")

        delegate: KeptRow {
            id: row
            objectName: "keptRow" + index
            x: list.edge
            width: list.width - 2 * list.edge
            count: list.count
            touched: run === section.touched
            hushed: menu.visible
            onClicked: {
                list.currentIndex = index
                section.view.touchRun(run)
            }
            onToggled: section.document.showRun(run, !shown)
            onMoved: by => section.document.placeRun(run, Math.max(0, Math.min(count - 1, index + by)))
            onRemoved: section.document.removeRun(run)
            onRenamed: name => section.document.renameRun(run, name)
            onMenuWanted: menu.popUpFor(row)
        }
    }
    KeptMenu {
        id: menu
        objectName: "keptMenu"
        explainer: section.explainer
        comparison: section.comparison
        view: section.view
    }
}
