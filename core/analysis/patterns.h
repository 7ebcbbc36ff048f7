// SPDX-License-Identifier: MIT
// What runs commonly suffer from, each named only where its mark is there and a prediction says that the change helps.
#pragma once

#include "analysis/core_time.h"
#include "analysis/critical_path.h"
#include "analysis/figures.h"
#include "analysis/what_if.h"

namespace overlapse {

enum class Pattern : std::uint8_t {
    NoOverlap,      ///< one item at a time, and fetching several at once would be faster
    OneThread,      ///< one thread transforms everything, and a pool would be faster
    HeadOfLine,     ///< items that had finished waited for earlier ones, and order any would be faster
    FewFetches,     ///< a larger N would be faster
    FewThreads,     ///< more threads would be faster
    CapacityFull,   ///< more in flight only waits at the server: N at its capacity is as fast
    BufferStall,    ///< finished fetches waited while M was full, and a larger M would be faster
    Oversubscribed, ///< more threads than cores: as many as there are cores are as fast
    StarvedPool, ///< threads idle for lack of input, which nothing else here would bring: fewer are as fast
    Unpolled, ///< fetches of several awaits stood ready and unpolled, and another mode or M would be faster
    StaircaseTail, ///< at the end ever fewer run; with the longest first it would be faster
    RetryStorm,    ///< attempts that failed cost time
    OverheadBound, ///< the driver's and the system's own time is a large part of what the makespan hangs on
};
inline constexpr int patternCount = 13;

/// As in JSON: "one_thread", "head_of_line", …
const char *patternKey(Pattern pattern);
/// On screen: "one thread transforms everything".
QString patternName(Pattern pattern);

struct FoundPattern
{
    Pattern pattern;
    QString evidence{};                 ///< what of the run shows it
    QString change{};                   ///< what to change, and what the prediction says of that
    std::optional<Nanos> makespan{};    ///< with the change; none: no prediction can tell
    std::optional<PipelineSpec> spec{}; ///< with the change, where limits, mode or order alone are it
};

/// What a pattern must gain, as a share of the makespan; where a smaller limit is as good, what it may cost.
inline constexpr double worthwhile = 0.05;
inline constexpr double harmless = 0.02;

/// Those that are there, the most worthwhile first. Without a prediction (WhatIf) only what the stamps alone show. Takes
/// some thirty predictions; what comes after `cancel` is left out.
std::vector<FoundPattern> findPatterns(const Run &run, const WorkSpec &work, int cores,
                                       const Figures &figures, const WaitAccount &waits,
                                       const WaitTotals &path, const CoreTime &coreTime,
                                       const WhatIf &whatIf);

/// One question that was put to the virtual clock, and its answer.
struct Shortening
{
    QString what{};                  ///< "fetches took half as long"
    std::optional<Nanos> makespan{}; ///< none: not known
    double gain = 0;                 ///< a share of the makespan
    QString doubt{};                 ///< why it is not known
};

/// What shortening which part would gain: both stages, cores, and each limit and rule that the run has.
std::vector<Shortening> shortenings(const Run &run, int cores, const WhatIf &whatIf);

} // namespace overlapse
