// SPDX-License-Identifier: MIT
// One plain sentence for each mode that says what limited it: the largest of its waits, in words.
#pragma once

#include "analysis/figures.h"

namespace overlapse {

/// e.g. "transforms ran one after another on the driver: 4.0 s of 5.0 s". No full stop at the end.
QString limitingSentence(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                         const WaitAccount &waits);

/// The mode with the smallest makespan among whole runs, and why; empty for fewer than two runs. E.g.
/// "parallel was best: 2.7x sequential, transforms on 2 cores while fetches overlap".
QString bestModeSentence(const Recording &recording);

} // namespace overlapse
