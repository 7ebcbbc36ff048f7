// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

Rectangle {
    width: parent ? parent.width : 0
    height: 1
    color: Theme.border
}
