// SPDX-License-Identifier: MIT
// What a timeline of lanes shows of an item: when it was worked on, and when a finished result was held.
#pragma once

#include "trace/stamps.h"

#include <algorithm>

namespace overlapse {

/// From begin to end; an absent begin says that it did not happen.
struct Stay
{
    Nanos begin = absent;
    Nanos end = absent;
    [[nodiscard]] bool happened() const { return begin != absent; }
    friend bool operator==(const Stay &, const Stay &) = default;
};

/// The first two are on the fetch's lane, one after the other; the third is on the transform's; the last has none.
struct ItemStays
{
    Stay fetch;
    Stay fetchHeld;
    Stay transform; ///< not of an item that was passed over because its fetch failed
    Stay transformHeld;
};

/// What was still open when the run was stopped ends with it.
inline ItemStays staysOf(const ItemRow &row, Nanos runEnd)
{
    const auto until = [runEnd](Nanos begin, Nanos end) {
        return begin == absent ? Stay{} : Stay{begin, std::max(begin, end == absent ? runEnd : end)};
    };
    ItemStays stays;
    stays.fetch = until(row.fetchStarted, row.fetchFinished);
    stays.fetchHeld = until(row.fetchFinished, row.fetchYielded);
    if (row.transformLane != noLane && row.transformStatus != Status::Skipped)
        stays.transform = until(row.transformStarted, row.transformFinished);
    stays.transformHeld = until(row.transformFinished, row.transformYielded);
    return stays;
}

} // namespace overlapse
