// SPDX-License-Identifier: MIT
// Measurements of one setting again and again: what they say together. Pure.
#pragma once

#include "analysis/statistics.h"
#include "trace/recording.h"

#include <QStringList>

namespace overlapse {

/// At least two whole measurements of the same work in the same mode, with the same limits, on one machine. Times in
/// nanoseconds.
struct RepeatGroup
{
    PipelineSpec spec;
    std::vector<std::size_t> runs{}; ///< places in the recording, as they were measured
    std::vector<double> makespans{}; ///< of these
    std::size_t medianRun = 0;       ///< whose makespan is the median, or the nearest below it
    double median = 0;
    Interval interval{};                  ///< of the median
    std::vector<std::size_t> outliers{};  ///< places in the recording
    std::vector<std::size_t> disturbed{}; ///< by other programs, the same
    std::vector<std::size_t> failed{};    ///< in which items failed, the same: what fails takes another time
    Drift drift{};
};
/// In the order of their first runs. `withoutDisturbed`: those that other programs disturbed are left out.
std::vector<RepeatGroup> repeatsOf(const Recording &recording, bool withoutDisturbed = false);

/// The recording with each group's median run alone, called "median of 5", in the order of the groups, and then what was not repeated.
Recording mediansOf(const Recording &recording, const std::vector<RepeatGroup> &groups);

/// Against the group with the least median. p-values by permutationTest(), adjusted for as many as there are.
struct Ranked
{
    std::size_t group = 0; ///< place in the groups
    double ratio = 1;      ///< of the medians
    Interval interval{};   ///< of that
    double pValue = 1;     ///< 1 for the first

    [[nodiscard]] bool isDifferent() const { return pValue < differenceLevel; }
};
/// From the fastest on; without those in which items failed, or of which there are too few repeats beside others. Empty for fewer than two groups.
std::vector<Ranked> rankingOf(const std::vector<RepeatGroup> &groups);

/// "12.1 ms to 13.4 ms", of the median; "too few for one".
QString intervalText(const RepeatGroup &group);
/// A line each: which was the fastest, and which differ from it. `names` are those of the groups.
QStringList repeatDifferences(const std::vector<RepeatGroup> &groups, const QStringList &names);
/// A line each: what makes the repeats less than they seem. Empty where nothing does.
QStringList repeatDoubts(const std::vector<RepeatGroup> &groups, const QStringList &names);

/// Lines fit for a terminal: the median of each with its interval and range, which differ from the fastest, and what makes
/// the repeats less than they seem: too few, outliers, drift, other programs. `names` are those of the groups.
QString repeatsText(const std::vector<RepeatGroup> &groups, const QStringList &names);

} // namespace overlapse
