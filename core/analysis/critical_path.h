// SPDX-License-Identifier: MIT
// What the makespan hangs on: the chain of stages and waits from the beginning to the last emission.
#pragma once

#include "analysis/releases.h"

namespace overlapse {

/// One stretch of it: the item was in that state, and what came after could not come earlier. Where the cause is a wait,
/// nothing of another item ended it: the rate, a pause before the next attempt, or the driver's and the system's own time
/// to notice (FetchHeldWakeup for what passed before an item was let in).
struct PathPiece
{
    Nanos begin;
    Nanos end;
    std::int64_t item;
    Cause cause;
    Release::Kind by =
        Release::Kind::None; ///< what links it to the piece before, where that is another item's

    friend bool operator==(const PathPiece &, const PathPiece &) = default;
};

/// By time; adjoining, from zero to the run's end. From the last emission backwards: in what runs, to its beginning; in a
/// wait, to what released it (releases.h), at the instant of release; at an admission, to what made room. A run that was
/// stopped: from the earliest item that was still on its way. Empty for a run in which nothing was admitted. Takes time in
/// proportion to the number of pieces, times log n.
std::vector<PathPiece> criticalPath(const Run &run, const WaitAccount &waits, const Releases &releases);

/// How much of it is of each cause; sums to the run's end.
WaitTotals pathTotals(const std::vector<PathPiece> &path);
/// What of it passed between one item's work and the next's: the driver's and the system's own time, which no prediction
/// knows of.
Nanos overheadOf(const WaitTotals &onPath);

} // namespace overlapse
