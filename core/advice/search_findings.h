// SPDX-License-Identifier: MIT
// What a search has found by now, as a value. Pure.
#pragma once

#include "advice/limit_search.h"

namespace overlapse {

/// A setting that was tried, in figures.
struct TriedFigures
{
    PipelineSpec spec;
    std::size_t slices = 0;    ///< that count
    std::size_t disturbed = 0; ///< that do not, as other programs used much of the machine
    double throughput = 0;     ///< items a second, the median; of those that do not count where none does
    Interval interval{};       ///< of that
    Nanos p99 = absent;
    double failedShare = 0;

    /// The figures are of one slice.
    [[nodiscard]] bool isOnce() const { return slices == 1 || (slices == 0 && disturbed == 1); }
};

struct SearchFindings
{
    std::vector<TriedFigures> tried{}; ///< by N, then M
    std::optional<std::int64_t> capacity{};
    Nanos spent{0};
    bool settled = false;
    std::optional<Advice> advice{};
    QString reason{}; ///< why there is none; empty where there is
    QString now{};    ///< what is being found out

    [[nodiscard]] bool advises(const PipelineSpec &spec) const { return advice && advice->spec == spec; }
};

/// Takes some ten milliseconds: intervals are drawn anew.
SearchFindings findingsOf(const LimitSearch &search);

} // namespace overlapse
