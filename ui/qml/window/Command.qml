// SPDX-License-Identifier: MIT
import QtQml

/// Something that can be done: a menu's entry, a key, or both.
QtObject {
    required property string text  ///< as a menu says it
    property var keys: []          ///< the first is the one that menus show
    property bool enabled: true
    property bool checkable: false
    property bool checked: false

    signal triggered()
}
