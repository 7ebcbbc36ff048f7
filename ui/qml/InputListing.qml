// SPDX-License-Identifier: MIT
import QtQuick
import Overlapse

/// How many inputs there are, or why there are none.
Label {
    required property Session session
    property string hint: "" ///< while nothing is chosen

    objectName: "listing"
    width: parent ? parent.width : 0
    visible: text.length > 0
    text: session.listing.length > 0 ? session.listing : hint
    font.pixelSize: 11
    lineHeight: 1.2
    wrapMode: Text.Wrap
    color: session.listingFailed ? Theme.failed : Theme.text2
}
