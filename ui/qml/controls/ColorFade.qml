// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How a colour changes when the pointer comes or the theme does.
ColorAnimation {
    duration: Theme.motion ? 120 : 0
}
