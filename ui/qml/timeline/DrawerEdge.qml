// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// The upper edge of what lies below: dragged, or moved by Up and Down, it makes that higher or lower.
Item {
    id: edge

    required property real extent ///< the height as it is
    required property string name

    /// By the user.
    signal pulled(real height)

    implicitHeight: 8
    activeFocusOnTab: true
    Accessible.role: Accessible.Grip
    Accessible.name: name
    Keys.onUpPressed: pulled(extent + 24)
    Keys.onDownPressed: pulled(extent - 24)

    Rectangle {
        anchors.centerIn: parent
        width: 36
        height: 3
        radius: 1.5
        color: Qt.alpha(Theme.text, drag.active ? 0.45 : pointer.hovered ? 0.32 : 0.16)
        Behavior on color { ColorFade {} }
    }
    FocusRing {
        anchors.margins: 0
        radius: 4
        shown: edge.activeFocus
    }
    HoverHandler {
        id: pointer
        cursorShape: Qt.SplitVCursor
    }
    DragHandler {
        id: drag
        property real before: 0

        target: null
        xAxis.enabled: false
        dragThreshold: 1
        cursorShape: Qt.SplitVCursor
        grabPermissions: PointerHandler.CanTakeOverFromAnything
        onActiveChanged: before = edge.extent
        onCentroidChanged: {
            if (active)
                edge.pulled(before - (centroid.scenePosition.y - centroid.scenePressPosition.y) / Theme.magnification)
        }
    }
}
