// SPDX-License-Identifier: MIT
#include "runs/made_from.h"

#include "analysis/measured_times.h"

namespace overlapse {

WorkSpec madeFrom(const PreparedRun &run, const WorkSpec &work)
{
    if (!run.replayed || !work.isReal())
        return work;
    return replaying(run.replayed, run.run.trace.size());
}

} // namespace overlapse
