// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How a length or an opacity changes.
NumberAnimation {
    duration: 160
    easing.type: Easing.OutCubic
}
