// SPDX-License-Identifier: MIT
import Qt.labs.settings
import QtQuick
import Overlapse

/// The window's size, from one start to the next. (The session remembers the rest.)
Item {
    id: memory

    required property var target ///< the window

    Settings {
        id: settings
        category: "window"
        property int width: 1440
        property int height: 900
    }
    Component.onCompleted: {
        target.width = Math.max(target.minimumWidth, settings.width)
        target.height = Math.max(target.minimumHeight, settings.height)
    }
    Connections {
        target: memory.target
        function onWidthChanged() { settings.width = memory.target.width }
        function onHeightChanged() { settings.height = memory.target.height }
    }
}
