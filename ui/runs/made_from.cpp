// SPDX-License-Identifier: MIT
#include "runs/made_from.h"

#include "analysis/measured_times.h"
#include "scene/mode_title.h"

namespace overlapse {

WorkSpec madeFrom(const PreparedRun &run, const WorkSpec &work)
{
    if (!run.replayed || !work.isReal())
        return work;
    return replaying(run.replayed, run.run.trace.size());
}

void tellSupposed(RunFacts &facts, const PreparedRun &run, const Experiment &experiment,
                  const Wording &wording)
{
    if (!experiment.supposed.any())
        return;
    facts.work = std::make_shared<WorkSpec>(madeFrom(run, experiment.work));
    facts.origin = Origin::WhatIf;
    facts.name = wording.translate("Suppose", "%1, what if: %2", "a mode, what is supposed")
                     .arg(modeTitle(run.run.spec.mode), supposedText(experiment, wording));
}

} // namespace overlapse
