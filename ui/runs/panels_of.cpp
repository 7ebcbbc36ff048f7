// SPDX-License-Identifier: MIT
#include "runs/panels_of.h"

#include "pipeline/words.h"
#include "runs/panel_words.h"
#include "scene/mode_title.h"
#include "trace/trace_until.h"
#include "workload/work_difference.h"
#include "workload/work_text.h"

#include <algorithm>

namespace overlapse {

namespace {

// A mode has no prediction while the first one is made, or where it would say nothing true.
QString nothingPredicted(const PanelSources &sources, const Wording &wording)
{
    return sources.predicting
        ? wording.translate("Timeline", "predicting …")
        : wording.translate("Timeline", "longer than the clock goes: take fewer items, or shorter times");
}

// The prediction so far, like a run that is under way; what comes is its outline.
PanelInput walkedPanel(const PanelSources &sources, Mode mode, TimelineInput &input)
{
    PanelInput panel;
    panel.title = modeTitle(mode);
    const PreparedRunPtr prediction = sources.prediction(mode);
    if (!prediction) {
        panel.note = nothingPredicted(sources, input.wording);
        return panel;
    }
    const Trace &whole = prediction->run.trace;
    TraceUntil until = traceUntil(whole, *sources.walkedTo);
    const auto walked =
        std::make_shared<Run>(Run{prediction->run.spec, Clock::Virtual, std::move(until.done), {}});
    input.kept.push_back(walked);
    panel.run = walked.get();
    panel.ghost = &prediction->run;
    panel.subtitle = input.wording.translate("Timeline", "step by step");
    panel.live = true;
    panel.now = std::min(*sources.walkedTo, whole.end());
    panel.inFlight = std::move(until.inFlight);
    return panel;
}

QString growingText(const GrowingRun &growing, const Wording &wording)
{
    if (growing.repeats == 1)
        return wording.translate("Timeline", "measuring");
    if (growing.round == 0)
        return wording.translate("Timeline", "warm-up, which is left out");
    return wording.translate("Timeline", "repeat %1 of %2")
        .arg(wording.count(growing.round), wording.count(growing.repeats));
}

PanelInput growingPanel(const PanelSources &sources, Mode mode, const Wording &wording)
{
    PanelInput panel;
    const PreparedRunPtr prediction = sources.prediction(mode);
    panel.run = sources.growing.run.get();
    panel.growing = sources.growing.levels.get();
    panel.ghost = prediction ? &prediction->run : nullptr;
    panel.ghostLevels = prediction ? &prediction->levels : nullptr;
    panel.title = modeTitle(mode);
    panel.subtitle = growingText(sources.growing, wording);
    panel.work = std::make_shared<const WorkSpec>(sources.state.experiment.work);
    panel.live = true;
    panel.inFlight = sources.growing.inFlight;
    panel.now = sources.growing.now;
    return panel;
}

// What a measurement that no longer fits was made with: first what is otherwise, for a header is cut at its end.
QString otherThan(const PanelSources &sources, const RunRecord &record, const Wording &wording)
{
    const Experiment &experiment = sources.state.experiment;
    const QString limits = limitsText(record.spec(), wording);
    QStringList parts{workDifference(record.work(), experiment.work)};
    if (parts.first().isEmpty() || limits != limitsText(experiment.specFor(record.spec().mode), wording))
        parts << limits;
    parts.removeAll(QString());
    return parts.isEmpty() ? workText(record.work()) : parts.join(QStringLiteral(", "));
}

// The timeline answers with the new prediction; the old measurement stays behind it, labelled with its own.
PanelInput predictedPanel(const PanelSources &sources, const PreparedRun &prediction, Mode mode,
                          const Wording &wording)
{
    const RunRecord *outdated = sources.state.outdated(mode);
    PanelInput panel = panelFor(prediction, outdated ? outdated->prepared.get() : nullptr, wording);
    const RunRecord *basis = sources.state.experiment.work.isReal() ? sources.state.basis() : nullptr;
    const QString supposed = supposedText(sources.state.experiment, wording);
    if (!supposed.isEmpty()) {
        panel.note = wording.translate("Timeline", "what if: %1").arg(supposed);
        if (outdated && sameLimits(outdated->spec(), sources.state.experiment.specFor(mode)))
            panel.note += wording.translate("Timeline", "; behind it, grey: measured %1")
                              .arg(wording.duration(outdated->prepared->figures.makespan));
        else if (outdated)
            panel.note += wording.translate("Timeline", "; behind it, grey: measured %1 with %2")
                              .arg(wording.duration(outdated->prepared->figures.makespan),
                                   otherThan(sources, *outdated, wording));
    } else if (outdated) {
        panel.note = wording.translate("Timeline", "behind it, grey: measured %1 with %2")
                         .arg(wording.duration(outdated->prepared->figures.makespan),
                              otherThan(sources, *outdated, wording));
    } else if (basis) {
        panel.note = wording.translate("Timeline", "predicted from the times measured in %1")
                         .arg(modeName(basis->spec().mode));
    }
    return panel;
}

PanelInput modePanel(const PanelSources &sources, Mode mode, const Wording &wording)
{
    PanelInput panel;
    if (sources.hidden) {
        panel.title = modeTitle(mode);
        return panel;
    }
    if (sources.measuring(mode) && sources.growing.rows() > 0)
        return growingPanel(sources, mode, wording);
    const PreparedRunPtr prediction =
        sources.predictions[at(mode)]; // the one before stays until there is another
    if (const RunRecord *fitting = sources.state.fitting(mode)) {
        const bool isHeldAgainst = fitting->measured() && !sources.elsewhere() && !sources.predicting;
        return panelFor(*fitting->prepared, isHeldAgainst ? prediction.get() : nullptr, wording,
                        panelRepeatsOf(sources.state.repeats(mode)));
    }
    if (prediction)
        return predictedPanel(sources, *prediction, mode, wording);
    if (const RunRecord *outdated = sources.state.outdated(mode)) {
        panel = panelFor(*outdated->prepared, nullptr, wording);
        panel.dimmed = true;
        panel.note = wording.translate("Timeline", "measured with other parameters: %1")
                         .arg(otherThan(sources, *outdated, wording));
        return panel;
    }
    panel.title = modeTitle(mode);
    panel.note = sources.measuring(mode) ? wording.translate("Timeline", "measuring, nothing is done yet")
        : sources.running && !sources.state.skipped[at(mode)]
        ? wording.translate("Timeline", "waits until its turn to be measured")
        : sources.state.experiment.work.isReal()
        ? wording.translate("Timeline", "real work has to be measured: press Run")
        : nothingPredicted(sources, wording);
    return panel;
}

// What it is told apart by stands in the title; where it is from and what it did, if that is not the experiment.
PanelInput keptPanel(const PanelSources &sources, const RunRecord &record, const Wording &wording)
{
    PanelInput panel;
    if (!sources.hidden) {
        panel = panelFor(*record.prepared, nullptr, wording);
        panel.note = keptNote(record, sources.state, wording);
    }
    panel.title = keptTitle(record, wording);
    return panel;
}

// What is seen meanwhile is the prediction before: with its own rows, and after a while it says so.
void awaitPrediction(const PanelSources &sources, PanelInput &panel, const Wording &wording)
{
    panel.items = panel.run->trace.size();
    if (!sources.predictingLong)
        return;
    panel.dimmed = true;
    panel.note = wording.translate("Timeline", "predicting …");
}

// Several may be of one run: the panel's own comes first. Null: it is none of the document's.
const RunRecord *recordOf(const DocumentState &state, PanelId panel, const Run *run)
{
    if (const RunRecord *own = state.run(RunId(static_cast<std::int64_t>(panel))))
        return own;
    const auto found = std::ranges::find_if(
        state.runs, [run](const RunRecord &record) { return &record.prepared->run == run; });
    return found == state.runs.end() ? nullptr : &*found;
}

// What a panel's run is called by in the document: a run that no longer fits is of the work that it was made with.
void addRecords(const PanelSources &sources, TimelineInput &input)
{
    std::shared_ptr<const WorkSpec> own;
    if (sources.state.experiment.work.isReal())
        own = std::make_shared<const WorkSpec>(sources.state.experiment.work);
    for (PanelInput &panel : input.panels) {
        const RunRecord *record = recordOf(sources.state, panel.id, panel.run);
        panel.names = record ? record->facts.work : own;
        if (!record || panel.live || !panel.run)
            continue;
        panel.record = record->id();
        panel.notes = record->facts.notes;
    }
}

void addReasons(const PanelSources &sources, TimelineInput &input)
{
    for (PanelInput &panel : input.panels)
        if (const auto reasons = panel.live ? nullptr : reasonsOf(sources.reasons, panel.run)) {
            panel.reasons = reasons.get();
            input.kept.push_back(reasons);
        }
}

void keepAlive(const PanelSources &sources, TimelineInput &input)
{
    input.kept.push_back(sources.growing.run);
    input.kept.push_back(sources.growing.levels);
    for (const PreparedRunPtr &prediction : sources.predictions)
        input.kept.push_back(prediction);
    for (const RunRecord &record : sources.state.runs)
        input.kept.push_back(record.prepared);
    for (const FoundReasons &found : sources.reasons)
        input.kept.push_back(found.run);
}

} // namespace

TimelineInput panelsOf(const PanelSources &sources, const Wording &wording)
{
    TimelineInput input;
    input.wording = wording;
    keepAlive(sources, input);
    for (const Mode mode : sources.state.shownModes()) {
        PanelInput panel =
            sources.walkedTo ? walkedPanel(sources, mode, input) : modePanel(sources, mode, wording);
        panel.id = panelOfMode(mode);
        panel.items = sources.state.experiment.work.items;
        if (sources.predicting && !panel.live && panel.isPredicted())
            awaitPrediction(sources, panel, wording);
        input.panels.push_back(std::move(panel));
    }
    for (const RunRecord *record : sources.state.kept()) {
        if (!record->shown)
            continue;
        PanelInput panel = keptPanel(sources, *record, wording);
        panel.id = panelOfRun(record->id());
        panel.items = record->work().items;
        input.panels.push_back(std::move(panel));
    }
    addRecords(sources, input);
    addReasons(sources, input);
    return input;
}

std::vector<PanelRun> panelRunsOf(const PanelSources &sources, const Wording &wording)
{
    std::vector<PanelRun> runs;
    for (const Mode mode : sources.state.shownModes())
        runs.push_back({panelOfMode(mode), modeTitle(mode), sources.best(mode), nullptr});
    for (const RunRecord *record : sources.state.kept())
        if (record->shown)
            runs.push_back({panelOfRun(record->id()), keptTitle(*record, wording), record->prepared,
                            record->facts.work});
    for (PanelRun &run : runs) {
        if (!run.run)
            continue;
        run.reasons = reasonsOf(sources.reasons, &run.run->run);
        if (const RunRecord *record = recordOf(sources.state, run.id, &run.run->run))
            run.notes = record->facts.notes;
    }
    return runs;
}

} // namespace overlapse
