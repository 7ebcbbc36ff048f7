// SPDX-License-Identifier: MIT
import QtQuick

/// What is made when it is first wanted, and not when the program starts; then it stays.
Loader {
    id: later

    property bool wanted: false

    active: false
    visible: wanted
    onWantedChanged: if (wanted) active = true
    Component.onCompleted: if (wanted) active = true
}
