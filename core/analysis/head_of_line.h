// SPDX-License-Identifier: MIT
// Whom order made wait, and for whom (order kept): the head of the line is the earliest item that has not
// finished.
#pragma once

#include "trace/trace.h"

namespace overlapse {

/// What one item held back while it was the head of the line.
struct HeadOfLine
{
    std::int64_t item = -1;
    std::int64_t held = 0; ///< later items that had finished and waited for this one
    Nanos time{0};         ///< for how long at least one of them did
    Nanos itemTime{0};     ///< summed over them
};

struct OrderHolds
{
    HeadOfLine worst;  ///< by item time; item -1 where nothing was held back
    Nanos time{0};     ///< for how long anything was held back by order
    Nanos itemTime{0}; ///< summed over the items: the account's total for this cause
};

/// For a stage that yields in order, until the run's end: `finished` is TransformFinished or, in the buffered
/// modes, FetchFinished. n log n.
OrderHolds orderHolds(const Trace &trace, StampColumn finished);

} // namespace overlapse
