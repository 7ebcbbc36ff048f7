// SPDX-License-Identifier: MIT
#include "files/snapshot.h"

#include "runs/made_from.h"
#include "runs/panels_of.h"
#include "trace/this_machine.h"
#include "workload/secrets.h"

#include <algorithm>
#include <set>

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
    run.facts.machine = thisMachine();
    run.facts.machine->cores = coresOf(sources.state.experiment, sources.machineCores);
    if (const RunRecord *basis = sources.state.experiment.work.isReal() ? sources.state.basis() : nullptr)
        run.facts.basis = basis->id();
    tellSupposed(run.facts, prediction, sources.state.experiment, {});
    return run;
}

// A mode may have been measured with other limits than those that it uses: whoever reads it takes them for the experiment's.
Run ownRun(const PanelSources &sources, const RunRecord &record)
{
    Run run = runOf(record);
    run.spec = sources.state.experiment.specFor(record.spec().mode);
    return run;
}

enum class Repeats : std::uint8_t { All, Median };

// What stands for the mode: what was measured, else its prediction.
std::vector<Run> modeRuns(const PanelSources &sources, Mode mode, Repeats which)
{
    const RunRecord *fitting = sources.state.fitting(mode);
    if (!fitting) {
        const PreparedRunPtr prediction = sources.prediction(mode);
        return prediction ? std::vector{predictedRun(sources, *prediction)} : std::vector<Run>();
    }
    if (which == Repeats::Median)
        return {ownRun(sources, *fitting)};
    std::vector<Run> runs;
    for (const RunRecord *repeat : sources.state.repeats(mode).all)
        runs.push_back(ownRun(sources, *repeat));
    return runs.empty() ? std::vector{ownRun(sources, *fitting)} : runs;
}

// What is said of the recording: as of the first run of the experiment's work; as of the first of all where that has
// no inputs yet, as no recording of it could be read.
const Run *firstToSpeakFor(const std::vector<Run> &runs, const WorkSpec &work)
{
    const auto first = std::find_if(runs.begin(), runs.end(), [&work](const Run &run) {
        return run.facts.work && sameWork(*run.facts.work, work);
    });
    if (first != runs.end())
        return &*first;
    const bool readable = !work.isReal() || work.inputs;
    return readable || runs.empty() || !runs.front().facts.work ? nullptr : &runs.front();
}

// What all runs have in common is said of the recording, and of a run only what is its own.
Recording recordingOf(const PanelSources &sources, std::vector<Run> runs)
{
    Recording recording{
        programVersion(), QDateTime::currentDateTimeUtc(), thisMachine(), sources.state.experiment.work, {}};
    if (const Run *first = firstToSpeakFor(runs, sources.state.experiment.work)) {
        recording.work = *first->facts.work;
        recording.program = first->facts.program;
        recording.when = first->facts.when;
        recording.machine = *first->facts.machine;
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

// The panels, in their order.
std::vector<Run> shownRuns(const PanelSources &sources, Repeats which)
{
    std::vector<Run> runs;
    std::set<RunId> ids;
    for (const Mode mode : sources.state.shownModes())
        for (Run &run : modeRuns(sources, mode, which)) {
            ids.insert(run.facts.id);
            runs.push_back(std::move(run));
        }
    for (const RunRecord *record : sources.state.kept())
        if (record->shown && !ids.contains(record->id()))
            runs.push_back(runOf(*record));
    return runs;
}

// What stands for no mode comes first, as the last that is not kept says what the limits are; what is kept comes last.
std::vector<Run> wholeRuns(const PanelSources &sources)
{
    std::vector<Run> modes;
    std::set<RunId> ids;
    const Experiment &experiment = sources.state.experiment;
    const bool supposes = experiment.work.isReal() && experiment.supposed.any();
    for (const Mode mode : allModes)
        // What is supposed of real work is no part of a recording, unless it is kept.
        if (sources.state.fitting(mode) || (sources.state.shown[at(mode)] && !supposes))
            for (Run &run : modeRuns(sources, mode, Repeats::All)) {
                if (run.facts.pinned)
                    continue;
                ids.insert(run.facts.id);
                modes.push_back(std::move(run));
            }
    std::vector<Run> runs;
    for (const RunRecord &record : sources.state.runs)
        if (!record.kept() && !ids.contains(record.id()))
            runs.push_back(runOf(record));
    runs.insert(runs.end(), modes.begin(), modes.end());
    for (const RunRecord *record : sources.state.kept())
        runs.push_back(runOf(*record));
    return runs;
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
    if (const int cores = coresOf(experiment, 0); cores > 0)
        file.cores = cores;
    return file;
}

Snapshot snapshotOf(const PanelSources &sources)
{
    const DocumentState &state = sources.state;
    Snapshot snapshot;
    snapshot.input = panelsOf(sources, {});
    snapshot.shown = recordingOf(sources, shownRuns(sources, Repeats::All));
    snapshot.drawn = recordingOf(sources, shownRuns(sources, Repeats::Median));
    snapshot.whole = recordingOf(sources, wholeRuns(sources));
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
