// SPDX-License-Identifier: MIT
#include "runs/panel_words.h"

#include "analysis/conditions.h"
#include "analysis/replay_fit.h"
#include "scene/mode_title.h"
#include "trace/missing.h"
#include "workload/same_work.h"
#include "workload/work_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace overlapse {

QString errorText(const PreparedRun &measured, const PreparedRun &prediction, const Wording &wording)
{
    const auto predicted = static_cast<double>(prediction.figures.makespan.count());
    if (predicted <= 0)
        return {};
    const double percent =
        100 * (static_cast<double>(measured.figures.makespan.count()) - predicted) / predicted;
    const QString sign = percent < 0 ? QStringLiteral("\u2212") : QStringLiteral("+");
    return wording.translate("Timeline", "%1 %", "a share")
        .arg(sign + wording.decimal(std::abs(percent), std::abs(percent) < 0.095 ? 2 : 1));
}

namespace {

/// A makespan further from its prediction is nothing to mention by the way.
constexpr double largeDeviation = 0.1;

// What is not to be relied on is nothing to compare with.
const PreparedRun *comparedTo(const PreparedRun &run, const PreparedRun *prediction)
{
    const bool comparable = prediction && prediction->isReliable() && run.run.clock == Clock::Live
        && isWhole(run.run.trace) && prediction->run.clock == Clock::Virtual
        && prediction->figures.makespan > Nanos(0);
    return comparable ? prediction : nullptr;
}

bool deviates(const PreparedRun &run, const PreparedRun &prediction)
{
    const auto predicted = static_cast<double>(prediction.figures.makespan.count());
    return std::abs(static_cast<double>(run.figures.makespan.count()) - predicted)
        > largeDeviation * predicted;
}

// Why a prediction is not, if there is a reason. Empty: none is known.
QString notReliedOn(const PreparedRun &run, const Wording &wording)
{
    QString late = run.endsLate
        ? wording.translate("Timeline", "not to be relied on: more threads than cores, short transforms")
        : QString();
    if (!run.replayed)
        return late;
    const DurationTable &times = *run.replayed;
    if (times.stopped)
        return wording.translate("Timeline", "not to be relied on: the run was stopped");
    if (times.fetchCpuUnknown)
        return wording.translate("Timeline", "not to be relied on: recorded without CPU time of fetches");
    if (areOfStampsAlone(times))
        return wording.translate("Timeline", "not to be relied on: stamps alone tell nothing of servers");
    if (areTooFew(times))
        return wording.translate("Timeline",
                                 "not to be relied on: too few requests to tell how they were served");
    if (areCoresUnknown(times))
        return wording
            .translate("Timeline", "not to be relied on: others used %1 % of the machine", "a share")
            .arg(wording.decimal(100 * *times.fit->disturbed, 0));
    if (isUnsureOfCores(times, run.run))
        return wording.translate("Timeline",
                                 "not to be relied on: the cores were used up when it was recorded");
    if (isMostlyOverhead(times, run.run))
        return wording.translate("Timeline", "not to be relied on: overhead between items is left out");
    if (isBeyond(times, run.run))
        return wording.translate("Timeline", "not to be relied on: at most %1 in flight were seen")
            .arg(wording.locale.toString(static_cast<qlonglong>(mostSeen(times))));
    if (isByChance(times, run.run))
        return wording.translate("Timeline",
                                 "not to be relied on: which attempts fail may differ another time");
    return late;
}

} // namespace

QString stillWorkedOut(const Wording &wording)
{
    return wording.translate("Timeline", "its figures are being worked out …");
}

QStringList panelAlarms(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording)
{
    QStringList alarms;
    if (run.figures.failed > 0)
        alarms << wording.translate("Timeline", "%1 failed", "items")
                      .arg(wording.locale.toString(static_cast<qlonglong>(run.figures.failed)));
    if (const std::int64_t lost = lostAtBeginning(run.run.trace); lost > 0)
        alarms << wording.translate("Timeline", "its beginning is missing: %Ln items", nullptr, lost);
    if (const PreparedRun *compared = comparedTo(run, prediction); compared && deviates(run, *compared))
        alarms << wording.translate("Timeline", "%1 from the prediction", "a share")
                      .arg(errorText(run, *compared, wording));
    if (const RunFacts &facts = run.run.facts; wasDisturbed(facts))
        alarms << wording.translate("Timeline", "others used %1 % of the machine: measure again", "a share")
                      .arg(wording.decimal(100 * *facts.disturbed, 0));
    if (isCostly(run.recording))
        alarms << wording
                      .translate("Timeline", "overhead is measured: recording took %1 % of the time",
                                 "a share")
                      .arg(wording.decimal(100 * run.recording->share, 0));
    if (const QString why = notReliedOn(run, wording); !why.isEmpty())
        alarms << why;
    if (run.replayed && run.replayed->fit && run.replayed->fit->off > poorFit)
        alarms << wording
                      .translate("Timeline", "not to be relied on: off by %1 % for its own recording",
                                 "a share")
                      .arg(wording.decimal(100 * run.replayed->fit->off, 0));
    if (run.run.facts.paused > Nanos(0))
        alarms << wording.translate("Timeline", "stood still for %1, which is left out", "a time")
                      .arg(wording.duration(run.run.facts.paused));
    return alarms;
}

QString medianText(std::size_t repeats, const Wording &wording)
{
    // Of an even number the run shown is the shorter one of the two in the middle.
    return (repeats % 2 == 1 ? wording.translate("Timeline", "median of %1", "repeats")
                             : wording.translate("Timeline", "lower median of %1", "repeats"))
        .arg(wording.count(static_cast<std::int64_t>(repeats)));
}

namespace {

const PreparedRun *agreesWith(const PreparedRun &run, const PreparedRun *prediction)
{
    const PreparedRun *compared = comparedTo(run, prediction);
    return compared && !deviates(run, *compared) ? compared : nullptr;
}

// The first stays the longest where there is little room.
QStringList medianFacts(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording,
                        std::size_t repeats)
{
    QStringList facts{medianText(repeats, wording)};
    if (prediction)
        facts << wording.translate("Timeline", "%1 from the prediction", "a share")
                     .arg(errorText(run, *prediction, wording));
    return facts;
}

} // namespace

QString panelSubtitle(const PreparedRun &run, const PreparedRun *prediction, const Wording &wording,
                      std::size_t repeats)
{
    QStringList parts;
    const bool live = run.run.clock == Clock::Live;
    if (run.run.trace.cancelled()) {
        if (!run.complete) // else the sentence beside it begins with that
            parts << wording.translate("Timeline", "stopped after %1 of its items")
                         .arg(wording.locale.toString(static_cast<qlonglong>(run.figures.emitted)));
    } else if (const PreparedRun *compared = repeats > 1 ? nullptr : agreesWith(run, prediction))
        parts << wording.translate("Timeline", "measured, %1 from the prediction")
                     .arg(errorText(run, *compared, wording));
    else if (repeats > 1)
        parts += medianFacts(run, agreesWith(run, prediction), wording, repeats);
    else
        parts << (live ? wording.translate("Timeline", "measured")
                       : wording.translate("Timeline", "predicted"));
    if (run.replayed && run.replayed->fit && run.isReliable())
        parts << wording.translate("Timeline", "explains its own recording within %1 %", "a share")
                     .arg(wording.decimal(std::max(1.0, std::ceil(100 * run.replayed->fit->off)), 0));
    if (run.figures.makespan > Nanos(0) && !run.run.trace.cancelled() && run.complete)
        parts << wording.translate("Timeline", "%1 % of the bound")
                     .arg(wording.decimal(run.figures.boundShare * 100, 0));
    return parts.join(QStringLiteral(" · "));
}

QString keptNote(const RunRecord &record, const DocumentState &state, const Wording &wording)
{
    QStringList notes;
    if (!shownName(record.facts).isEmpty())
        notes << modeTitle(record.spec().mode) + QStringLiteral(": ") + limitsText(record.spec(), wording);
    if (!sameWork(record.work(), state.experiment.work))
        notes << workText(record.work());
    if (!record.file.isEmpty() && record.file != state.file)
        notes << wording.translate("Timeline", "from %1", "a file").arg(record.file);
    return notes.join(QStringLiteral(" · "));
}

std::optional<PanelRepeats> panelRepeatsOf(const ModeRepeats &repeats)
{
    if (!repeats.areSeveral())
        return std::nullopt;
    return PanelRepeats{repeats.counted.size(), {repeats.shortest(), repeats.longest()}};
}

PanelInput panelFor(const PreparedRun &run, const PreparedRun *ghost, const Wording &wording,
                    const std::optional<PanelRepeats> &repeats)
{
    PanelInput panel;
    if (run.complete) {
        panel.run = &run.run;
        panel.waits = &run.waits;
        panel.levels = &run.levels;
    } else {
        panel.note = wording.translate("Timeline", "working out where the time of %1 items went …")
                         .arg(wording.count(run.run.trace.size()));
    }
    panel.figures = run.figures;
    if (ghost && ghost->complete) {
        panel.ghost = &ghost->run;
        panel.ghostLevels = &ghost->levels;
    }
    panel.title = modeTitle(run.run.spec.mode);
    panel.alarms = panelAlarms(run, ghost, wording);
    panel.subtitle = panelSubtitle(run, ghost, wording, repeats ? repeats->count : 1);
    if (repeats)
        panel.spread = repeats->makespans;
    panel.sentence = run.complete ? wording.sentence(run.sentence) : stillWorkedOut(wording);
    return panel;
}

QString throughputText(double itemsPerSecond, const QLocale &locale)
{
    if (itemsPerSecond >= 1e6)
        return QCoreApplication::translate("Timeline", "%1 M", "millions")
            .arg(decimalText(itemsPerSecond / 1e6, 2, locale));
    return itemsPerSecond < 100 ? decimalText(itemsPerSecond, 2, locale)
                                : countText(std::llround(itemsPerSecond), locale);
}

} // namespace overlapse
