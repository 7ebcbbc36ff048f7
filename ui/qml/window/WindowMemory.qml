// SPDX-License-Identifier: MIT
import Qt.labs.settings
import QtQuick
import Overlapse

/// The window's size and place, and large type, from one start to the next. (The session remembers the rest.)
Item {
    id: memory

    required property var target        ///< the window
    required property WindowCommands commands

    Settings {
        id: settings
        category: "window"
        property int width: 1440
        property int height: 900
        property int x: -1
        property int y: -1
        property bool placed: false
        property bool maximized: false
        property bool large: false
    }
    Component.onCompleted: {
        target.width = Math.max(target.minimumWidth, settings.width)
        target.height = Math.max(target.minimumHeight, settings.height)
        // Only the first of several windows, and only where there is still a screen.
        let seen = false
        for (let i = 0; i < Application.screens.length; ++i) {
            const screen = Application.screens[i]
            seen = seen || (settings.x >= screen.virtualX && settings.x < screen.virtualX + screen.width - 100
                            && settings.y >= screen.virtualY && settings.y < screen.virtualY + screen.height - 100)
        }
        if (settings.placed && seen && target.first) {
            target.x = settings.x
            target.y = settings.y
        }
        commands.large = settings.large
        if (settings.maximized)
            target.visibility = Window.Maximized
    }
    Connections {
        target: memory.commands
        function onLargeChanged() { settings.large = memory.commands.large }
    }
    Connections {
        target: memory.target
        function onClosing() {
            const maximized = memory.target.visibility === Window.Maximized
            settings.maximized = maximized
            if (maximized || memory.target.visibility === Window.FullScreen)
                return // the size without them stays remembered
            settings.width = memory.target.width
            settings.height = memory.target.height
            settings.x = memory.target.x
            settings.y = memory.target.y
            settings.placed = true
        }
    }
}
