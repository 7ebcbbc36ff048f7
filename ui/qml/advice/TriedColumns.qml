// SPDX-License-Identifier: MIT
import QtQml

/// Where the columns of the settings that were tried end.
QtObject {
    required property real total ///< width
    readonly property var shares: [0.10, 0.10, 0.12, 0.16, 0.24, 0.15, 0.13]

    function right(index) {
        let sum = 0
        for (let i = 0; i <= index; ++i)
            sum += shares[i]
        return Math.round(sum * total)
    }
    function width(index) { return Math.round(shares[index] * total) - 4 }
}
