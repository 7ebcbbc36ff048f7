// SPDX-License-Identifier: MIT
// Where in a run a pattern shows.
#pragma once

#include "analysis/patterns.h"

namespace overlapse {

struct PatternEvidence
{
    std::vector<Cause> causes; ///< the states in which it shows; never empty
    std::int64_t item = -1;    ///< the one that shows it most; -1: none does more than others
    Nanos begin{0};            ///< the part of the run in which it does
    Nanos end{0};
};

/// One pass over the trace, or n log n.
PatternEvidence evidenceOf(Pattern pattern, const Run &run);

} // namespace overlapse
