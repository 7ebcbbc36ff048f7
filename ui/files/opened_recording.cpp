// SPDX-License-Identifier: MIT
#include "files/opened_recording.h"

#include "formats/files.h"
#include "trace/repeat_name.h"
#include "workload/secrets.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace overlapse {

namespace {

/// Longer runs are drawn before all is told of them: nobody waits for what has to be counted.
constexpr std::int64_t mostPreparedAtOnce = 200'000;

RunRecord recordOf(const Recording &recording, const Run &run, const std::shared_ptr<const WorkSpec> &work,
                   bool secret, const QString &name)
{
    RunRecord record;
    record.facts = run.facts;
    record.facts.work = run.facts.work ? run.facts.work : work;
    record.facts.machine = recording.machineOf(run);
    record.facts.when = recording.whenOf(run);
    record.facts.program = recording.programOf(run);
    record.file = name;
    record.secret = run.facts.work ? hasSecretInputs(*run.facts.work) : secret;
    record.prepared = run.trace.size() > mostPreparedAtOnce
        ? firstLookAt(run, record.work())
        : prepareRun(run, record.work(), record.facts.machine->cores);
    return record;
}

// Modes that do not use a limit still carry it.
PipelineSpec limitsOf(const Recording &recording)
{
    const auto last = [&recording](auto test) {
        return std::find_if(recording.runs.rbegin(), recording.runs.rend(), test);
    };
    auto run = last([](const Run &run) { return !run.facts.pinned && !run.facts.work; });
    if (run == recording.runs.rend())
        run = last([](const Run &run) { return !run.facts.work; });
    return run == recording.runs.rend() ? recording.runs.back().spec : run->spec;
}

std::set<RunId> withItsRepeats(const DocumentState &state, const RunRecord &run)
{
    std::set<RunId> ids{run.id()};
    for (const RunRecord *repeat : repeatsWith(state.runs, run, state.withoutDisturbed).all)
        ids.insert(repeat->id());
    return ids;
}

int panelsIn(const DocumentState &state)
{
    const auto kept = state.kept();
    return static_cast<int>(state.shownModes().size())
        + static_cast<int>(
               std::count_if(kept.begin(), kept.end(), [](const RunRecord *run) { return run->shown; }));
}

// Panels of modes come first.
void hideBeyond(DocumentState &state, int most)
{
    auto left = most - static_cast<int>(state.shownModes().size());
    for (RunRecord &record : state.runs)
        if (record.kept() && record.shown)
            record.shown = left-- > 0;
}

} // namespace

Checked<OpenedRecording> openDocument(const QString &path, ReadProgress *progress)
{
    using Failure = Checked<OpenedRecording>;
    const Checked<Recording> recording = openRecording(path, progress);
    if (!recording)
        return Failure::failure(recording.error);
    OpenedRecording opened;
    opened.name = QFileInfo(path).fileName();
    opened.path = path;
    opened.lostRuns = recording->lostRuns;
    if (recording->runs.empty())
        return Failure::failure(QCoreApplication::translate("Files", "%1: no runs in it").arg(opened.name));
    const auto work = std::make_shared<const WorkSpec>(recording->work);
    opened.experiment.work = recording->work;
    opened.experiment.sources = recordedSources(recording->work);
    opened.experiment.traits = traitsOf(recording->work);
    for (const Run &run : recording->runs)
        opened.runs << recordOf(*recording, run, work, opened.experiment.traits.secret, opened.name);
    opened.experiment.limits = limitsOf(*recording);
    return opened;
}

DocumentState openedState(const DocumentState &before, const OpenedRecording &opened)
{
    DocumentState state = before;
    state.experiment = opened.experiment;
    state.runs = opened.runs;
    state.file = opened.name;
    state.withoutDisturbed = false;
    state.shown.fill(false);
    state.skipped.fill(false);
    for (RunRecord &record : state.runs)
        record.facts.pinned = record.facts.pinned || !sameWork(record.work(), state.experiment.work);
    for (const Mode mode : allModes) {
        const RunRecord *fitting = state.fitting(mode);
        const RunRecord *outdated = state.outdated(mode);
        const RunRecord *seen = fitting ? fitting : outdated;
        const std::set<RunId> together = seen ? withItsRepeats(state, *seen) : std::set<RunId>();
        bool isOwn = false;
        for (RunRecord &record : state.runs) {
            if (record.spec().mode != mode)
                continue;
            if (!together.contains(record.id()))
                record.facts.pinned = true;
            isOwn = isOwn || !record.kept();
        }
        state.shown[at(mode)] = isOwn;
    }
    hideBeyond(state, mostOpenedPanels);
    return state;
}

QList<RunRecord> keptOf(const QList<RunRecord> &runs)
{
    QList<RunRecord> kept;
    for (const RunRecord *run : mediansIn(runs, false)) {
        RunRecord &record = kept.emplace_back(*run);
        record.facts.pinned = true;
        record.shown = true;
        if (!isRepeatName(run->facts.name))
            continue;
        if (const std::size_t repeats = repeatsWith(runs, *run, false).all.size(); repeats > 1)
            record.facts.name = medianName(repeats);
    }
    return kept;
}

DocumentState withRunsOf(const DocumentState &before, const OpenedRecording &opened)
{
    DocumentState state = before;
    state.runs << keptOf(opened.runs);
    hideBeyond(state, std::max(mostOpenedPanels, panelsIn(before) + 1));
    return state;
}

DocumentState withExperiment(DocumentState before, const ExperimentFile &file)
{
    Experiment next;
    next.work = file.work;
    if (next.work.isReal())
        next.work.items = 0; // until they are listed
    next.sources = {file.inputs, file.list, file.folder,
                    file.work.served ? file.work.served->folder : QString()};
    next.coldCache = file.coldCache;
    next.limits = file.limits;
    next.fetchLimit = file.fetchLimit;
    next.transformLimit = file.transformLimit;
    next.threads = file.threads;
    next.cores = file.cores.value_or(0);
    next.title = file.title;
    next.about = file.about;
    before.experiment = next;
    before.shown.fill(false);
    for (const Mode mode : file.modes)
        before.shown[at(mode)] = true;
    before.file.clear();
    return before;
}

} // namespace overlapse
