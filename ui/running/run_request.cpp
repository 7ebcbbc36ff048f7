// SPDX-License-Identifier: MIT
#include "running/run_request.h"

#include "workload/work_programs.h"

namespace overlapse {

namespace {

bool canBeDone(const WorkSpec &work)
{
    if (work.durations && work.durations->knowsBehind())
        return false;
    return !work.isReal()
        || (work.inputs && work.items > 0 && fetchProgramProblem(work).isEmpty()
            && stepProgramProblem(work).isEmpty()
            && (work.fetch != FetchKind::Command || !work.command.isEmpty()));
}

} // namespace

std::optional<RunRequest> requestOf(const DocumentState &state)
{
    RunRequest request{state.experiment, state.measuredModes()};
    return canBeDone(request.experiment.work) ? std::optional(std::move(request)) : std::nullopt;
}

} // namespace overlapse
