// SPDX-License-Identifier: MIT
#include "running/find_task.h"

#include "pipeline/bounds.h"
#include "running/room_problem.h"
#include "tuning/paired_runs.h"
#include "workload/run_needs.h"

#include <algorithm>

namespace overlapse {

std::int64_t FindTask::mostFetches() const
{
    return kind == Kind::Search ? options.maxFetchLimit
                                : std::max(pair.specs[0].fetchLimit, pair.specs[1].fetchLimit);
}

FindTask searchTask(const Experiment &experiment, Mode mode, const SearchOptions &wish, int cores)
{
    FindTask task{.kind = FindTask::Kind::Search, .experiment = experiment, .mode = mode, .options = wish};
    const WorkSpec &work = experiment.work;
    task.options.base = task.spec();
    task.options.comparesBase = true;
    task.options.cores = cores;
    task.options.items = work.items;
    task.options.capacity = work.isReal() ? experiment.knownCapacity : work.capacity;
    task.options.maxFetchLimit = std::min(wish.maxFetchLimit, mostFetches(work.fetch));
    return task;
}

FindTask checkTask(const Experiment &experiment, Mode mode, const CheckedLimits &pair)
{
    return {.kind = FindTask::Kind::Check, .experiment = experiment, .mode = mode, .pair = pair};
}

QString roomProblem(const FindTask &task)
{
    const WorkSpec &work = task.experiment.work;
    PipelineSpec most = task.spec();
    most.fetchLimit = task.mostFetches();
    if (QString problem = roomProblem(work, {most}); !problem.isEmpty() || task.kind != FindTask::Kind::Check)
        return problem;
    const std::vector<PipelineSpec> runs(static_cast<std::size_t>(PairedRuns::countFor(checkedPairs)), most);
    return bytesNeeded(runs, work) > systemRoom().memory
        ? RunPlan::tr("there is no memory for so many runs of so many items")
        : QString();
}

RunPlan planOf(const FindTask &task)
{
    return task.kind == FindTask::Kind::Search
        ? searchPlanOf(task.experiment, task.options.budget, task.mostFetches())
        : checkPlanOf(task.experiment, task.mostFetches(), PairedRuns::countFor(checkedPairs));
}

QStringList agreementOf(const FindTask &task)
{
    return agreementOf(task.experiment,
                       QStringLiteral("%1 %2").arg(planOf(task).times).arg(task.mostFetches()));
}

} // namespace overlapse
