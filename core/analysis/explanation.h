// SPDX-License-Identifier: MIT
// Why a run took as long as it did: all that is known of it, put together.
#pragma once

#include "analysis/core_time.h"
#include "analysis/patterns.h"
#include "analysis/percentiles.h"

namespace overlapse {

struct Explanation
{
    std::vector<PathPiece> path;
    WaitTotals onPath{}; ///< sums to the makespan
    CoreTime coreTime;
    StageTimes times;
    std::optional<Nanos> asItWas{}; ///< what answers are to be compared with; none: there are none, and
                                    ///< patterns only where the stamps alone show them
    QString doubt{};                ///< why there are none
    std::vector<Shortening> shortenings;
    std::vector<FoundPattern> patterns;
};

/// Reads the whole trace and predicts some thirty times: seconds for a million items, not for a thread that must not wait.
/// Once `cancel` was asked for, what comes is useless.
Explanation explain(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                    const WaitAccount &waits, const std::stop_token &cancel = {});

} // namespace overlapse
