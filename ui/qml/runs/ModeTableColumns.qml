// SPDX-License-Identifier: MIT
import QtQml
import Overlapse

/// Where the columns of the table of modes lie.
QtObject {
    required property real total ///< width of the table
    readonly property var widths: [58, 38, 40, 42, 36]

    /// The right edge of a column of figures.
    function right(index) {
        let edge = total
        for (let i = widths.length - 1; i > index; --i)
            edge -= widths[i]
        return edge
    }
}
