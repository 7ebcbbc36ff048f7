// SPDX-License-Identifier: MIT
// One plain sentence for each mode that says what limited it: the largest of its waits, in words.
#pragma once

#include "analysis/figures.h"

namespace overlapse {

/// e.g. "transforms ran one after another on the driver: 4.0 s of 5.0 s". No full stop at the end.
/// "X of Y" is time on the clock, of the makespan; "X of their Y" is summed over the transforms. `waits` and
/// `figures` are the run's. Reads the whole trace: not for a thread that must not wait.
QString limitingSentence(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                         const WaitAccount &waits);

/// The run with the smallest makespan among whole runs that may be compared (comparable_runs.h), and why; empty for
/// fewer than two. E.g. "parallel was best: 2.7x sequential, transforms on 2 cores while fetches overlap". Of several
/// such groups the largest is compared, measured runs if there are as many; where others of that clock are left out,
/// the sentence says so, and so it does where some of them were disturbed (conditions.h). Runs are called as runNames() has
/// it.
QString bestModeSentence(const Recording &recording);

} // namespace overlapse
