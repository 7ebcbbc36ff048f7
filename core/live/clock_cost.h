// SPDX-License-Identifier: MIT
// What the clocks of live runs cost on this machine.
#pragma once

#include "trace/looking_cost.h"

#include <vector>

namespace overlapse {

/// As they were timed, in any order.
struct ClockSamples
{
    std::vector<double> clockNs;       ///< of batches of readings: nanoseconds that each took
    std::vector<double> threadClockNs; ///< of a thread's CPU clock, the same
    std::vector<Nanos> apart;          ///< how far apart two readings are, with nothing between them
};

/// What other programs delay takes longer, never shorter, so of batches a low quantile counts. For the resolution a high
/// one does, as a span in a run is not the luckiest one either.
LookingCost lookingCostOf(ClockSamples samples);

/// Measured once for each process, in about a millisecond, by the thread that asks first; others wait for that and are
/// told the same. Any thread but the window's.
const LookingCost &lookingCost();

} // namespace overlapse
