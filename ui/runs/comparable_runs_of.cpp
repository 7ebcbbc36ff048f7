// SPDX-License-Identifier: MIT
#include "runs/comparable_runs_of.h"

#include "runs/panels_of.h"

namespace overlapse {

namespace {

/// Of a prediction of the experiment: so many cores, of no processor.
Machine machineOf(const PanelSources &sources, PanelId panel)
{
    const RunRecord *record = sources.state.run(RunId(static_cast<std::int64_t>(panel)));
    for (const Mode mode : allModes)
        if (panel == panelOfMode(mode))
            record = sources.state.fitting(mode);
    return record && record->facts.machine
        ? *record->facts.machine
        : Machine{coresOf(sources.state.experiment, sources.machineCores), {}, {}};
}

} // namespace

std::vector<ComparableRun> comparableRunsOf(const PanelSources &sources, const Wording &wording)
{
    std::vector<ComparableRun> runs;
    if (sources.hidden)
        return runs;
    std::shared_ptr<const WorkSpec> own;
    for (const PanelRun &panel : panelRunsOf(sources, wording)) {
        if (!panel.run)
            continue;
        if (!panel.work && !own)
            own = std::make_shared<const WorkSpec>(sources.state.experiment.work);
        // Both are parts of the one, and keep it.
        runs.push_back({.id = panel.id,
                        .title = panel.title,
                        .run = std::shared_ptr<const Run>(panel.run, &panel.run->run),
                        .waits = std::shared_ptr<const WaitAccount>(panel.run, &panel.run->waits),
                        .work = panel.work ? panel.work : own,
                        .machine = machineOf(sources, panel.id),
                        .doubt = panel.run->isReliable()
                            ? QString()
                            : QStringLiteral("the prediction is not to be relied on")});
    }
    return runs;
}

} // namespace overlapse
