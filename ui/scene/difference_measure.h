// SPDX-License-Identifier: MIT
// By what two runs can be compared, in the words of the window.
#pragma once

#include "analysis/run_difference.h"
#include "scene/wording.h"

namespace overlapse {

struct DifferenceMeasure
{
    QString text;
    CauseSet causes;
};

/// Latency, fetch and transform; then each cause that one of the two has; what is called the same is one.
std::vector<DifferenceMeasure> differenceMeasures(const WaitTotals &inA, const WaitTotals &inB,
                                                  const Wording &wording);

} // namespace overlapse
