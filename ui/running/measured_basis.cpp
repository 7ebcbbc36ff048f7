// SPDX-License-Identifier: MIT
#include "running/measured_basis.h"

#include "analysis/measured_times.h"
#include "document/mode_repeats.h"

namespace overlapse {

std::optional<MeasuredBasis> basisOf(const DocumentState &state, int cores)
{
    const RunRecord *run = state.experiment.work.isReal() ? state.basis() : nullptr;
    if (!run)
        return {};
    const auto coresOf = [cores](const RunRecord &record) {
        return record.facts.machine ? record.facts.machine->cores : cores;
    };
    MeasuredBasis basis{run->prepared, coresOf(*run), {}};
    // Other limits may have shown what this run did not.
    for (const RunRecord *other : mediansIn(state.runs, state.withoutDisturbed))
        if (other->id() != run->id() && other->measured() && sameWork(other->work(), run->work()))
            basis.others.emplace_back(other->prepared, coresOf(*other));
    return basis;
}

std::shared_ptr<const WorkSpec> workFrom(const MeasuredBasis &basis, const Experiment &experiment)
{
    std::vector<OtherRun> others;
    for (const auto &[run, theirs] : basis.others)
        others.push_back({&run->run, theirs});
    std::shared_ptr<const WorkSpec> measured =
        measuredWork(basis.run->run, experiment.work, basis.cores, {}, experiment.knownCapacity, others);
    const Supposed &supposed = experiment.supposed;
    if (!measured || (supposed.fetchTimes == 1 && supposed.transformTimes == 1 && supposed.items == 0))
        return measured;
    auto work = std::make_shared<WorkSpec>(*measured);
    work->durations =
        finished(scaledTimes(*measured->durations, supposed.fetchTimes, supposed.transformTimes));
    if (supposed.items > 0)
        work->items = supposed.items;
    return work;
}

} // namespace overlapse
