// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How many inputs there are, or why there are none.
Label {
    required property InputLister inputs
    property string hint: "" ///< while nothing is chosen

    objectName: "listing"
    width: parent ? parent.width : 0
    visible: text.length > 0
    text: inputs.text.length > 0 ? inputs.text : hint
    font.pixelSize: 11
    lineHeight: 1.2
    wrapMode: Text.Wrap
    color: inputs.failed ? Theme.failed : Theme.text2
}
