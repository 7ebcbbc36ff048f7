// SPDX-License-Identifier: MIT
// What two runs differ by, as few columns as a chart has room for, however many items there are.
#pragma once

#include "analysis/run_difference.h"
#include "scene/theme.h"

namespace overlapse {

/// Neighbours in the order of what was gained or lost, on average.
struct DifferenceColumn
{
    std::size_t begin = 0; ///< ranks
    std::size_t end = 0;
    std::array<double, lookCount> byLook{}; ///< ns an item; negative: gained in B
    double net = 0;

    [[nodiscard]] double gained() const; ///< ns an item, of all looks together; not negative
    [[nodiscard]] double lost() const;
};

/// The looks that some column has.
LookSet looksIn(const RunDifference &difference);

/// At most `most` columns; of fewer items one each.
std::vector<DifferenceColumn> differenceColumns(const RunDifference &difference, std::size_t most);

/// What the chart's height stands for, ns above and below zero: the largest columns, unless few are far larger than all
/// others, which would hide what those are.
struct DifferenceRange
{
    double gained = 0;
    double lost = 0;
    bool gainedBeyond = false; ///< some columns are longer
    bool lostBeyond = false;
};
DifferenceRange differenceRange(const std::vector<DifferenceColumn> &columns, Nanos threshold);

} // namespace overlapse
