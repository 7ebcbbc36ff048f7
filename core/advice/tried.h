// SPDX-License-Identifier: MIT
// A setting that a search has measured, by its slices, and how settings compare. Pure.
#pragma once

#include "advice/slice_figures.h"
#include "analysis/statistics.h"

namespace overlapse {

/// Two settings are as good as each other within that share of throughput.
inline constexpr double asGood = 0.02;

/// A slice of which other programs used more than that share of the machine counts only where there are no others.
inline constexpr double tooDisturbed = 0.10;

/// What fails though hardly anything is in flight.
struct UsualFailures
{
    double share = 0;
    std::int64_t of = 0; ///< items in which it was seen; 0: it is known
};

struct Tried
{
    PipelineSpec spec;
    std::vector<SliceFigures> slices{};
    QString limiting{}; ///< what limited the last of these that was whole; empty: not known

    [[nodiscard]] std::vector<double> throughputs() const; ///< of the slices that count
    [[nodiscard]] double throughput() const;               ///< the median
    [[nodiscard]] Interval interval() const;               ///< of that
    [[nodiscard]] Nanos p99() const;                       ///< the median; absent where it is not known
    [[nodiscard]] std::int64_t over() const;               ///< items, of all slices
    [[nodiscard]] double failedShare() const;              ///< of these
    [[nodiscard]] bool isDisturbed() const;                ///< every slice was
    /// Whether more fails there than that share, which is usual, and by more than a few items and more than chance explains.
    [[nodiscard]] bool refuses(const UsualFailures &usual) const;
};

/// "450"; with two decimals below 10, one below 100.
QString rateFigure(double throughput);
/// "450 items/s".
QString rateText(double throughput);

/// One after the other, as they were measured.
struct SliceInTurn
{
    PipelineSpec spec;
    double throughput = 0;
};
/// How much less the last third brought than the first, each against the median of its setting; 0 where it may be chance
/// (driftOf) or there is none.
double fallMeanwhile(const std::vector<SliceInTurn> &slices);

} // namespace overlapse
