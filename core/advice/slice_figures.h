// SPDX-License-Identifier: MIT
// What a short measurement of part of the work says of a setting. Pure.
#pragma once

#include "trace/recording.h"

namespace overlapse {

struct SliceFigures
{
    double throughput =
        0; ///< items that did not fail, a second, without the beginning and the end; 0: none came about
    Nanos p99 = absent;      ///< latency of an item, from admitted to emitted; absent where none was emitted
    std::int64_t over = 0;   ///< items that failed or were transformed
    std::int64_t failed = 0; ///< of these
    std::optional<double> disturbed{}; ///< the share of the machine that other programs used
    Nanos took{0};                     ///< the makespan

    [[nodiscard]] double failedShare() const
    {
        return over > 0 ? static_cast<double>(failed) / static_cast<double>(over) : 0;
    }
};

/// The throughput is the slope of the least-squares line through when each item was transformed, by its place: where items
/// end several at a time, as those of a server with places for several do, an edge in the middle of such a group would count
/// for much. While the first N and the last N items are under way there are fewer than N in flight: these are left out, but
/// at most a quarter at each end.
SliceFigures sliceFigures(const Run &run);

} // namespace overlapse
