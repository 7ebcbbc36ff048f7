// SPDX-License-Identifier: MIT
// What the cores did: K cores for as long as the run lasted, split without remainder.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// The parts sum to `all` to the nanosecond. All zero for more core time than the clock can say (292 years).
struct CoreTime
{
    Nanos all{0};          ///< K x makespan
    Nanos fetching{0};     ///< CPU time of fetches, as far as known
    Nanos transforming{0}; ///< CPU time of transforms; where it is not known, and of wall(), their spans
    Nanos others{0};       ///< other programs (RunFacts::disturbed)
    Nanos offCpu{0};       ///< a transform ran, and was off the CPU
    Nanos blocked{0};      ///< idle while input stood ready: a limit, the order or the driver held it back
    Nanos starved{0};      ///< idle for lack of input
};

/// Of two clocks: CPU times and the other programs' share are taken as they are, one after the other and as far as there
/// is room. What is left is split in proportion to what the stamps say of each instant: cores on which no transform runs
/// are blocked, one for each item between its fetch's end and its transform's beginning, else starved; those on which
/// one runs are off the CPU for what it ran beyond its CPU time. Blocked and off the CPU are rounded down; starved is the
/// rest, so less than 2 ns too much. n log n; 24 bytes an item while it lasts.
CoreTime coreTimeOf(const Run &run, const WorkSpec &work, int cores);

} // namespace overlapse
