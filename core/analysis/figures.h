// SPDX-License-Identifier: MIT
// The figures shown for a run: formulas with their source beside them.
#pragma once

#include "analysis/waits.h"

#include <optional>

namespace overlapse {

struct Figures
{
    Nanos makespan{0};     ///< last transform.yielded; of a cancelled run, when it ended
    Nanos lowerBound{0};   ///< a floor: the true makespan was seen to reach 3.1 times it
    double boundShare = 0; ///< lowerBound / makespan, 0 where the makespan is 0
    double throughput =
        0; ///< items a second that were emitted and have not failed, 0 where the makespan is 0
    double busyCores =
        0; ///< mean over the makespan: CPU time of fetches, as far as known, and of transforms (their
           ///< wall time where it is not)
    Nanos fetchCpu{0};       ///< of all fetches together, as far as known
    Nanos fetchSpans{0};     ///< from started to finished of all fetches, without what held them back
    Nanos transformSpans{0}; ///< from started to finished of all transforms
    Nanos transformTime{0};  ///< from started to finished, of all transforms whose CPU time is known
    Nanos offCpu{0};         ///< of that
    std::int64_t emitted = 0;
    std::int64_t failed = 0;
    std::optional<double> speedup; ///< over sequential; set by figuresOf(Recording)
};

/// k of the lower bound: 1 where the driver transforms, min(M, c) for wall() on a pool, min(M, c, K) for
/// cpu() and real work (blocking: M does not apply).
std::int64_t parallelism(const PipelineSpec &spec, TransformKind kind, int cores);

/// What was over when a run ended: failed, or transformed; whether emitted or not.
struct OverItems
{
    std::int64_t all = 0;
    std::int64_t failed = 0;
    std::int64_t failedFetches = 0;
};
OverItems overItems(const Trace &trace);

/// The terms of the lower bound: what no other arrangement of the same work under the same limits could beat.
struct BoundTerms
{
    Nanos longest{0};   ///< max_i(F_i + T_i)
    Nanos fetch{0};     ///< sum F / N + min T; blocking: sum(F_i + T_i) / c
    Nanos transform{0}; ///< min F + sum T / k; blocking: sum T / k
    Nanos rate{0};      ///< (items whose fetch was begun - 1) / rate; 0: there is none
    Nanos host{
        0}; ///< of the host that was asked for longest, sum F / requests a host + min T; 0: no such limit
    Nanos server{
        0}; ///< of the server with C places that takes longest, sum F / C + min T; 0: none of which that is known
    Nanos cores{0}; ///< what is known of CPU time, of both stages, / K
    std::int64_t longestItem = -1;
};

/// LB = max( max_i(F_i + T_i), min F + sum T / k, sum F / N + min T, sum A / K ), and where there is a rate r, of n fetches
/// that were begun, (n - 1) / r; where h requests a host are allowed, the largest sum F / h of a host, + min T (items that
/// were sent on to other hosts left out); where a server is known to serve C at a time, sum F / C of its items, + min T.
/// Blocking: max( max_i(F_i + T_i), sum(F_i + T_i) / c, sum T / min(c, K), sum A / K ), K only for cpu() and real work.
/// A_i is the CPU time of both stages: a command may use more of it than its span is long.
/// F_i and T_i are the emitted items' service times from the stamps (F_i: without what rules and failures held it
/// back; T_i: CPU time where it is known, unless the work is wall()). To stay a floor, divisions round down, and where a
/// CPU time is unknown the cores do
/// not count.
BoundTerms boundTerms(const Run &run, const WorkSpec &work, int cores);
Nanos lowerBound(const Run &run, const WorkSpec &work, int cores);

Figures figuresOf(const Run &run, const WorkSpec &work, int cores);
/// Figures::throughput, of what these say.
double throughputOf(const Figures &figures);

/// Whether of both nearly as many items failed, and not all: what fails takes another time, and is no faster where it takes less.
bool failedAlike(const Figures &a, const Figures &b);

/// Figures of every run, with the speed-up over the first sequential run that may be compared with it
/// (comparable_runs.h), ran whole and took time; none for a run that was cancelled,
/// took no time or of which another number of items failed (failedAlike).
std::vector<Figures> figuresOf(const Recording &recording);

} // namespace overlapse
