// SPDX-License-Identifier: MIT
// The figures shown for a run: formulas with their source beside them.
#pragma once

#include "analysis/waits.h"

#include <optional>

namespace overlapse {

struct Figures
{
    Nanos makespan{0};        ///< last transform.yielded; of a cancelled run, when it ended
    Nanos lowerBound{0};      ///< a floor: the true makespan was seen to reach 3.1 times it
    double boundShare = 0;    ///< lowerBound / makespan, 0 where the makespan is 0
    double throughput = 0;    ///< emitted items a second
    double busyCores = 0;     ///< mean over the makespan: transform CPU time (wall time where that is unknown)
    std::int64_t emitted = 0;
    std::int64_t failed = 0;
    std::optional<double> speedup; ///< over sequential; set by compareWithSequential()
};

/// k of the lower bound: 1 where the driver transforms, min(M, c) for wall() on a pool, min(M, c, K) for cpu() and
/// real work (blocking: M does not apply).
std::int64_t parallelism(const PipelineSpec &spec, TransformKind kind, int cores);

/// LB = max( max_i(F_i + T_i), min F + sum T / k, sum F / N + min T ).
/// Blocking: max( max_i(F_i + T_i), sum(F_i + T_i) / c, sum T / min(c, K) ), K only for cpu() and real work.
/// F_i and T_i are service times from the stamps (T_i: CPU time where it is known, unless the work is wall()).
Nanos lowerBound(const Run &run, TransformKind kind, int cores);

Figures figuresOf(const Run &run, TransformKind kind, int cores);

/// Figures of every run, with the speed-up over sequential where sequential is among them, ran whole and took time.
std::vector<Figures> figuresOf(const Recording &recording);

} // namespace overlapse
