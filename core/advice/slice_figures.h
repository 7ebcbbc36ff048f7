// SPDX-License-Identifier: MIT
// What a short measurement of part of the work says of a setting. Pure.
#pragma once

#include "trace/recording.h"

namespace overlapse {

struct SliceFigures
{
    double throughput = 0;   ///< items that did not fail, a second; 0: none came about
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

/// The throughput is how many were under way at a time over how long each was (Little's law, L = lambda W: Little, A proof for
/// the queuing formula, Operations Research 9, 1961), less what failed: from the N-th admission to the N-th last, or a quarter
/// at each end, so that the beginning and the end, with fewer in flight, are left out. (Counting what ended in a while is off
/// by up to a third where items end N at a time, and by any factor where order kept lets many go at once.) No more
/// than were over in the makespan less two stays. Where all were admitted at once it is over the makespan.
SliceFigures sliceFigures(const Run &run);

} // namespace overlapse
