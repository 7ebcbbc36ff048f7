// SPDX-License-Identifier: MIT
// Which of several runs was best, and why; no more than they tell.
#pragma once

#include "analysis/figures.h"

namespace overlapse {

/// E.g. "parallel was best: 2.7x sequential, transforms on 2 cores while fetches overlap". `figures` are those of the
/// recording's runs, in their order; nothing here takes longer for more items. Runs are called as runNames() has it.
///
/// Compared are whole runs that did the same work on one clock and machine (comparable_runs.h): the largest such group of
/// at least two that were measured, else of predictions. A run of which more items failed than of the others is left out:
/// what fails takes another time. Where runs are left out, it is said which are compared. What differs by less than a
/// hundredth, or of measurements by less than one tells (noiseOf in the source), is not told apart. Empty for fewer than
/// two, and where measurements are too short to tell anything. What else a reader must know follows: that they were not
/// measured in one go, had other limits, or were disturbed by other
/// programs (conditions.h).
/// `doubtfulLeftOut`: that predictions that are not to be relied on are not in the recording any more; those in it are left
/// out as well.
QString bestModeSentence(const Recording &recording, const std::vector<Figures> &figures,
                         bool doubtfulLeftOut = false);

} // namespace overlapse
