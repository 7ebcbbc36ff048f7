// SPDX-License-Identifier: MIT
#include "files/snapshot.h"

#include "runs/panels_of.h"
#include "trace/this_machine.h"
#include "workload/secrets.h"

#include <algorithm>

namespace overlapse {

namespace {

Run runOf(const RunRecord &record)
{
    Run run = record.run();
    run.facts = record.facts;
    return run;
}

// A prediction is of the experiment.
Run predictedRun(const PanelSources &sources, const PreparedRun &prediction)
{
    Run run = prediction.run;
    run.facts = {};
    if (const RunRecord *basis = sources.state.experiment.work.isReal() ? sources.state.basis() : nullptr)
        run.facts.basis = basis->id();
    return run;
}

std::optional<Run> modeRun(const PanelSources &sources, Mode mode)
{
    if (const RunRecord *fitting = sources.state.fitting(mode))
        return runOf(*fitting);
    const PreparedRunPtr prediction = sources.prediction(mode);
    return prediction ? std::optional(predictedRun(sources, *prediction)) : std::nullopt;
}

// What all runs have in common is said of the recording, and of a run only what is its own.
Recording recordingOf(const PanelSources &sources, std::vector<Run> runs)
{
    Recording recording{
        programVersion(), QDateTime::currentDateTimeUtc(), thisMachine(), sources.state.experiment.work, {}};
    const auto measured = std::find_if(runs.begin(), runs.end(), [&sources](const Run &run) {
        return run.facts.work && sameWork(*run.facts.work, sources.state.experiment.work);
    });
    if (measured != runs.end()) {
        recording.work = *measured->facts.work;
        recording.program = measured->facts.program;
        recording.when = measured->facts.when;
        recording.machine = *measured->facts.machine;
    } else {
        recording.machine.cores = coresOf(sources.state.experiment, sources.machineCores);
    }
    for (Run &run : runs) {
        RunFacts &facts = run.facts;
        if (facts.work && sameWork(*facts.work, recording.work)
            && facts.work->inputs == recording.work.inputs)
            facts.work.reset();
        if (facts.machine == recording.machine)
            facts.machine.reset();
        if (facts.when == recording.when)
            facts.when = {};
        if (facts.program == recording.program)
            facts.program.clear();
    }
    recording.runs = std::move(runs);
    return recording;
}

} // namespace

ExperimentFile experimentFileOf(const DocumentState &state)
{
    const Experiment &experiment = state.experiment;
    ExperimentFile file;
    file.title = experiment.title;
    file.about = experiment.about;
    file.work = experiment.work;
    file.work.inputs.reset();
    // A recording may have left out what they say; then they are not sent either.
    file.work.rules.headers.removeIf([](const QString &header) { return !header.contains(u':'); });
    file.inputs = experiment.sources.inputs;
    file.list = experiment.sources.list;
    file.folder = experiment.sources.folder;
    if (file.work.served)
        file.work.served->folder = experiment.sources.served;
    file.coldCache = experiment.coldCache;
    file.limits = experiment.limits;
    file.fetchLimit = experiment.fetchLimit;
    file.transformLimit = experiment.transformLimit;
    file.threads = experiment.threads;
    file.modes = state.shownModes();
    if (experiment.cores > 0)
        file.cores = experiment.cores;
    return file;
}

Snapshot snapshotOf(const PanelSources &sources)
{
    const DocumentState &state = sources.state;
    Snapshot snapshot;
    snapshot.input = panelsOf(sources, {});
    std::vector<Run> shown;
    for (const Mode mode : state.shownModes())
        if (const std::optional<Run> run = modeRun(sources, mode))
            shown.push_back(*run);
    std::vector<Run> whole = shown;
    const auto add = [](std::vector<Run> &runs, const RunRecord &record) {
        if (std::none_of(runs.begin(), runs.end(),
                         [&record](const Run &run) { return run.facts.id == record.id(); }))
            runs.push_back(runOf(record));
    };
    for (const RunRecord *record : state.kept()) {
        if (record->shown)
            add(shown, *record);
        add(whole, *record);
    }
    for (const RunRecord &record : state.runs)
        add(whole, record);
    snapshot.shown = recordingOf(sources, std::move(shown));
    snapshot.whole = recordingOf(sources, std::move(whole));
    snapshot.runs = state.runs;
    snapshot.experiment = experimentFileOf(state);
    snapshot.elsewhere = sources.elsewhere();
    snapshot.secrets = state.experiment.traits.secret || hasSecretSettings(state.experiment.work)
        || std::any_of(state.runs.begin(), state.runs.end(), [](const RunRecord &record) {
                           return record.secret || hasSecretSettings(record.work());
                       });
    return snapshot;
}

} // namespace overlapse
