// SPDX-License-Identifier: MIT
#include "running/room_problem.h"

#include "pipeline/words.h"
#include "running/runner.h"
#include "workload/run_needs.h"

namespace overlapse {

QString roomProblem(const WorkSpec &work, const std::vector<PipelineSpec> &specs)
{
    const SystemRoom room = systemRoom();
    for (const PipelineSpec &spec : specs) {
        const std::optional<Misfit> misfit = misfitOf(spec, work, room);
        if (!misfit)
            continue;
        if (misfit->most <= 0)
            return Runner::tr("there is no room for the mode %1: %2").arg(modeName(spec.mode), misfit->why);
        return (misfit->limit == Misfit::Limit::Threads
                    ? Runner::tr("at most %1 threads fit here in the mode %2: %3")
                    : Runner::tr("a fetch limit of at most %1 fits here in the mode %2: %3"))
            .arg(QString::number(misfit->most), modeName(spec.mode), misfit->why);
    }
    return {};
}

} // namespace overlapse
