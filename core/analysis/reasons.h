// SPDX-License-Identifier: MIT
// Why each item of a run waited, and what its makespan hangs on: worked out once, then asked by what shows it.
#pragma once

#include "analysis/admission.h"
#include "analysis/critical_path.h"

namespace overlapse {

/// Built in a tenth of a second or two for a million items (releases.h, critical_path.h). The run and the account must
/// outlive it, and must not change. Reading is thread-safe.
struct Reasons
{
    Reasons(const Run &theRun, const WaitAccount &account, const WorkSpec &work);
    Reasons(const Reasons &) = delete;
    Reasons &operator=(const Reasons &) = delete;
    ~Reasons() = default;

    const Run &run;
    const WaitAccount &waits;
    Releases releases;
    std::vector<PathPiece> path;
    WaitTotals onPath; ///< sums to the makespan
};

/// A wait of an item, and what ended it. `wait` is empty for what let the item in.
struct ReleasedWait
{
    CauseSpan wait{};
    Release release{};
};
/// Of those waits that another item ended, the last of each cause, in time order; what let the item in comes first.
std::vector<ReleasedWait> releasedWaits(const Reasons &reasons, std::int64_t item);
/// Of the longest of them; none where nothing of another item held this one back.
std::optional<ReleasedWait> longestReleased(const Reasons &reasons, std::int64_t item);

/// Which piece of the path is on at an instant; -1: none, it is after the end.
std::int64_t pieceAt(const std::vector<PathPiece> &path, Nanos at);

} // namespace overlapse
