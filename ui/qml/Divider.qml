// SPDX-License-Identifier: MIT
import QtQuick

Rectangle {
    width: parent ? parent.width : 0
    height: 1
    color: Theme.border
}
