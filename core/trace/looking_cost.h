// SPDX-License-Identifier: MIT
// What it takes to look at a run while it goes on.
#pragma once

#include "pipeline/spec.h"

namespace overlapse {

/// Of the machine that a run was measured on, as it was found there; nothing of it depends on the run.
struct LookingCost
{
    double clockNs = 0;       ///< nanoseconds that a reading of the clock takes
    double threadClockNs = 0; ///< and one of a thread's CPU clock
    /// As much may be between two readings with nothing between them: a span that is no longer cannot be told from none.
    /// Not less than a reading takes.
    Nanos resolution{0};

    friend bool operator==(const LookingCost &, const LookingCost &) = default;
};

} // namespace overlapse
