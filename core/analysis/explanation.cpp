// SPDX-License-Identifier: MIT
#include "analysis/explanation.h"

namespace overlapse {

Explanation explain(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                    const WaitAccount &waits, const std::stop_token &cancel)
{
    Explanation why;
    why.path = criticalPath(run, waits, Releases(run, work));
    why.onPath = pathTotals(why.path);
    why.coreTime = coreTimeOf(run, work, cores);
    why.times = stageTimes(run.trace);
    const WhatIf whatIf(run, work, cores, cancel);
    why.asItWas = whatIf.asItWas();
    why.doubt = whatIf.doubt();
    why.shortenings = shortenings(run, cores, whatIf);
    why.patterns = findPatterns(run, work, cores, figures, waits, why.onPath, why.coreTime, whatIf);
    return why;
}

} // namespace overlapse
