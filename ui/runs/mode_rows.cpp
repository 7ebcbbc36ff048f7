// SPDX-License-Identifier: MIT
#include "runs/mode_rows.h"

#include "analysis/replay_fit.h"
#include "analysis/verdict.h"
#include "runs/panel_words.h"
#include "runs/repeated_modes.h"
#include "scene/mode_title.h"
#include "trace/missing.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

QString say(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("Modes", text, note);
}

QString shareText(double share)
{
    return say(QT_TRANSLATE_NOOP("Modes", "%1 %"), "a share").arg(decimalText(share * 100, 0, QLocale()));
}

QString guessText(std::optional<Nanos> guess, Nanos makespan)
{
    if (!guess || makespan <= Nanos(0))
        return {};
    const double percent = 100 * (static_cast<double>(guess->count()) - static_cast<double>(makespan.count()))
        / static_cast<double>(makespan.count());
    const QString guessed = durationText(*guess, QLocale());
    if (std::abs(percent) < 1)
        return say(QT_TRANSLATE_NOOP("Modes", "your guess, %1, is right")).arg(guessed);
    return (percent > 0 ? say(QT_TRANSLATE_NOOP("Modes", "your guess, %1, is %2 % too long"))
                        : say(QT_TRANSLATE_NOOP("Modes", "your guess, %1, is %2 % too short")))
        .arg(guessed)
        .arg(std::abs(percent), 0, 'f', 0);
}

// How long it took until then is no result.
QString stoppedText()
{
    return say(QT_TRANSLATE_NOOP("Modes", "stopped"));
}

// Like with like: a measurement over measured sequential, a prediction over predicted.
QString speedupText(const PanelSources &sources, const PreparedRun &run)
{
    const bool measured = run.run.clock == Clock::Live;
    // Predictions may still be those of other work.
    if (!measured && sources.predicting && &run != sources.predictions[at(run.run.spec.mode)].get())
        return {};
    const PreparedRunPtr sequential =
        measured ? sources.seen(Mode::Sequential) : sources.predictions[at(Mode::Sequential)];
    if (!sequential || (sequential->run.clock == Clock::Live) != measured || !isWhole(sequential->run.trace)
        || !isWhole(run.run.trace) || run.figures.makespan <= Nanos(0)
        || !failedAlike(run.figures, sequential->figures))
        return {};
    return decimalText(static_cast<double>(sequential->figures.makespan.count())
                           / static_cast<double>(run.figures.makespan.count()),
                       1, QLocale())
        + u'×';
}

QString whyUnsure(const PreparedRun &run)
{
    return run.doubt.isEmpty() ? fitSentence(*run.replayed->fit) : run.doubt;
}

// What is still worked out has no figure yet; what took no time has none.
QString boundText(const PreparedRun &run)
{
    if (run.complete && run.figures.makespan <= Nanos(0))
        return {};
    return run.complete ? shareText(run.figures.boundShare) : QStringLiteral("…");
}

QString rateText(const PreparedRun &run)
{
    return run.figures.makespan > Nanos(0) ? throughputText(run.figures.throughput, QLocale()) : QString();
}

QString busyText(const PreparedRun &run)
{
    return run.complete ? decimalText(run.figures.busyCores, 2, QLocale()) : QStringLiteral("…");
}

QString sentenceOf(const PreparedRun &run)
{
    return run.complete ? withNumbers(run.sentence, QLocale()) : stillWorkedOut(Wording::onScreen());
}

ModeRow modeRowOf(const PanelSources &sources, Mode mode)
{
    ModeRow row{
        .mode = mode, .shown = sources.state.shown[at(mode)], .skipped = sources.state.skipped[at(mode)]};
    row.running = sources.measuring(mode);
    row.stale = sources.state.outdated(mode) && !sources.state.fitting(mode);
    const PreparedRunPtr run = sources.seen(mode);
    if (!run || sources.hidden)
        return row;
    row.awaited = sources.awaited(mode);
    row.unsure = !run->isReliable();
    row.measured = run->run.clock == Clock::Live;
    if (run->run.trace.cancelled()) {
        row.makespan = stoppedText();
        row.sentence = sentenceOf(*run);
        return row;
    }
    row.makespan = durationText(run->figures.makespan, QLocale());
    row.bound = boundText(*run);
    row.throughput = rateText(*run);
    row.busyCores = busyText(*run);
    row.sentence = row.unsure ? withNumbers(whyUnsure(*run), QLocale()) : sentenceOf(*run);
    row.guess = guessText(sources.guesses[at(mode)], run->figures.makespan);
    const PreparedRunPtr prediction = sources.prediction(mode);
    if (row.measured && prediction && prediction->isReliable() && !sources.elsewhere() && !sources.predicting
        && !run->run.trace.cancelled())
        row.error = errorText(*run, *prediction, Wording::onScreen());
    row.speedup = speedupText(sources, *run);
    if (const ModeRepeats repeats = sources.state.repeats(mode); repeats.areSeveral()) {
        row.repeats = medianText(repeats.counted.size(), Wording::onScreen());
        row.spread =
            say(QT_TRANSLATE_NOOP("Modes", "%1 to %2"), "times")
                .arg(durationText(repeats.shortest(), QLocale()), durationText(repeats.longest(), QLocale()));
    }
    return row;
}

} // namespace

std::array<ModeRow, 5> modeRowsOf(const PanelSources &sources)
{
    Nanos longest{0};
    for (const Mode mode : allModes)
        if (const PreparedRunPtr run = sources.seen(mode))
            longest = std::max(longest, run->figures.makespan);
    const auto shareOf = [longest](Nanos time) {
        return static_cast<double>(time.count()) / static_cast<double>(longest.count());
    };
    std::array<ModeRow, 5> rows;
    for (const Mode mode : allModes) {
        ModeRow &row = rows[at(mode)];
        row = modeRowOf(sources, mode);
        if (longest <= Nanos(0))
            continue;
        if (row.running)
            row.share = std::min(1.0, shareOf(sources.growing.now));
        else if (const PreparedRunPtr run = sources.seen(mode);
                 run && !sources.hidden && !run->run.trace.cancelled())
            row.share = shareOf(run->figures.makespan);
    }
    return rows;
}

std::vector<KeptRow> keptRowsOf(const PanelSources &sources)
{
    std::vector<KeptRow> rows;
    for (const RunRecord *record : sources.state.kept()) {
        const Wording wording = Wording::onScreen();
        KeptRow row{.id = record->id(),
                    .title = keptTitle(*record, wording),
                    .name = record->facts.name,
                    .limits = limitsText(record->spec(), wording),
                    .note = keptNote(*record, sources.state, wording),
                    .shown = record->shown,
                    .measured = record->measured()};
        if (!sources.hidden) {
            const PreparedRun &run = *record->prepared;
            row.sentence = sentenceOf(run);
            if (run.run.trace.cancelled()) {
                row.makespan = stoppedText();
            } else {
                row.makespan = durationText(run.figures.makespan, QLocale());
                row.throughput = rateText(run);
                row.bound = boundText(run);
                row.busyCores = busyText(run);
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool isComplete(const PanelSources &sources)
{
    const std::vector<Mode> modes = sources.state.shownModes();
    return std::all_of(modes.begin(), modes.end(),
                       [&sources](Mode mode) { return sources.best(mode) != nullptr; });
}

QString bestModeOf(const PanelSources &sources)
{
    if (sources.hidden || !isComplete(sources) || !repeatedModesOf(sources).empty())
        return {};
    Recording recording; // copies of runs share what happened in them
    recording.work = sources.state.experiment.work;
    recording.machine.cores = sources.machineCores;
    std::vector<Figures> figures;
    bool doubtful = false;
    // What was measured stands in the table, shown or not.
    for (const Mode mode : allModes) {
        const RunRecord *fitting = sources.state.fitting(mode);
        const PreparedRunPtr best = sources.best(mode);
        if (!best || !(sources.state.shown[at(mode)] || (fitting && fitting->measured())))
            continue;
        if (!best->isReliable()) {
            doubtful = true;
            continue;
        }
        Run &run = recording.runs.emplace_back(best->run);
        if (fitting)
            run.facts = fitting->facts;
        run.facts.name.clear(); // it stands for its mode
        figures.push_back(best->figures);
    }
    return withNumbers(bestModeSentence(recording, figures, doubtful), QLocale());
}

} // namespace overlapse
