// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How a length or an opacity changes.
NumberAnimation {
    duration: Theme.motion ? 160 : 0
    easing.type: Easing.OutCubic
}
