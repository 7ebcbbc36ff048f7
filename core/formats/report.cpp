// SPDX-License-Identifier: MIT
#include "formats/report.h"

#include "analysis/conditions.h"
#include "analysis/described_run.h"
#include "analysis/missing_words.h"
#include "analysis/repeats.h"
#include "analysis/replay_fit.h"
#include "analysis/run_names.h"
#include "analysis/sentence.h"
#include "analysis/shared_facts.h"
#include "analysis/verdict.h"
#include "formats/report_commands.h"
#include "formats/report_predictions.h"
#include "formats/report_setting.h"
#include "pipeline/numbers.h"
#include "pipeline/words.h"
#include "trace/missing.h"
#include "workload/inputs.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace overlapse {

void leaveOutEmptyEnd(ReportTable &table)
{
    if (!std::ranges::all_of(table.rows, [](const QStringList &row) { return row.last().isEmpty(); }))
        return;
    table.head.removeLast();
    for (QStringList &row : table.rows)
        row.removeLast();
    table.lastTexts = 0;
}

namespace {

constexpr int shownErrors = 3; // of each run

QString nameOf(const QStringList &names, std::size_t i)
{
    return names[static_cast<qsizetype>(i)];
}

/// Rounds measure the modes in an order of their own.
std::vector<RepeatGroup> repeatsByMode(const Recording &recording)
{
    std::vector<RepeatGroup> groups = repeatsOf(recording);
    std::ranges::stable_sort(groups, {}, [](const RepeatGroup &group) { return group.spec.mode; });
    return groups;
}

class Collector
{
public:
    Collector(const Recording &recording, Secrets secrets, const std::function<bool()> &stopped)
        : m_all(recording), m_secrets(secrets), m_stopped(stopped), m_groups(repeatsByMode(recording)),
          m_medians(mediansOf(recording, m_groups)), m_names(runNames(m_medians)),
          m_figures(figuresOf(m_medians))
    {
    }

    Report collect()
    {
        tellSetting(m_all, m_secrets, m_report);
        if (m_groups.empty())
            m_report.verdict = bestModeSentence(m_all, m_figures);
        tellRuns();
        if (!m_groups.empty())
            tellEvery();
        if (const QString lost = lostRunsText(m_all); !lost.isEmpty())
            m_report.doubts << lost;
        for (std::size_t i = 0; i < m_all.runs.size(); ++i)
            doubtsOf(m_all, i);
        explainRuns();
        tellRepeats();
        RecordingCommands commands = commandsOf(m_all, m_secrets);
        m_report.commands = std::move(commands.lines);
        m_report.commandNotes = std::move(commands.notes);
        return std::move(m_report);
    }

private:
    static QStringList figureHead()
    {
        return {QStringLiteral("Makespan"),     QStringLiteral("Speed-up"), QStringLiteral("Lower bound"),
                QStringLiteral("Of the bound"), QStringLiteral("Items/s"),  QStringLiteral("Busy cores"),
                QStringLiteral("Failed")};
    }

    static QStringList figureCells(const Run &run, const Figures &figures)
    {
        const bool took = figures.makespan > Nanos(0);
        const QString none = QStringLiteral("–");
        return {durationText(figures.makespan)
                    + (run.trace.cancelled()    ? QStringLiteral(" stopped")
                           : isWhole(run.trace) ? QString()
                                                : QStringLiteral(" cut")),
                figures.speedup ? QString::number(*figures.speedup, 'f', 2) + u'×' : none,
                durationText(figures.lowerBound),
                took ? QString::number(100 * figures.boundShare, 'f', 0) + QStringLiteral(" %") : none,
                QString::number(figures.throughput, 'f', figures.throughput >= 100 ? 0 : 2),
                QString::number(figures.busyCores, 'f', 2),
                QString::number(figures.failed)};
    }

    QString limitedBy(const Recording &recording, const Run &run, const Figures &figures) const
    {
        return limitingSentence(run, recording.workOf(run), recording.machineOf(run).cores, figures,
                                WaitAccount(run));
    }

    static QString conditionsOf(const Recording &recording, const Run &run)
    {
        return conditionsSentence(run, recording.workOf(run), recording.machineOf(run).cores);
    }

    /// One row a run; of repeats, one a group, with the interval of the median.
    void tellRuns()
    {
        ReportTable &table = m_report.runs;
        const SharedFacts facts = sharedFacts(m_medians);
        table.head << QStringLiteral("Run");
        if (!m_groups.empty())
            table.head << QStringLiteral("Median (95 % interval)") << QStringLiteral("Least to most");
        table.head << figureHead();
        // Of repeats there is more to say in a line than fits.
        if (m_groups.empty()) {
            table.head << QStringLiteral("Limited by");
            table.lastTexts = 1;
        } else {
            table.head[table.head.indexOf(QStringLiteral("Makespan"))] = QStringLiteral("Its run");
        }
        for (std::size_t i = 0; i < m_medians.runs.size(); ++i) {
            const Run &run = m_medians.runs[i];
            const QString own = ownFactsText(m_medians, run, facts);
            QStringList row{own.isEmpty() ? nameOf(m_names, i)
                                          : nameOf(m_names, i) + QStringLiteral(", ") + own};
            if (i < m_groups.size())
                row << medianText(m_groups[i]) << rangeText(m_groups[i]);
            else if (!m_groups.empty())
                row << QStringLiteral("once") << QStringLiteral("–");
            row << figureCells(run, m_figures[i]);
            if (m_groups.empty())
                row << limitedBy(m_medians, run, m_figures[i]);
            table.rows.push_back(row);
        }
    }

    static QString medianText(const RepeatGroup &group)
    {
        return QStringLiteral("%1 (%2)").arg(durationText(Nanos(std::llround(group.median))),
                                             intervalText(group));
    }

    static QString rangeText(const RepeatGroup &group)
    {
        const auto [least, most] = std::ranges::minmax(group.makespans);
        return QStringLiteral("%1 to %2")
            .arg(durationText(Nanos(std::llround(least))), durationText(Nanos(std::llround(most))));
    }

    void tellEvery()
    {
        const QStringList names = runNames(m_all);
        const std::vector<Figures> figures = figuresOf(m_all);
        m_report.every.head =
            QStringList{QStringLiteral("Run")} + figureHead() + QStringList{QStringLiteral("Conditions")};
        m_report.every.lastTexts = 1;
        for (std::size_t i = 0; i < m_all.runs.size(); ++i)
            m_report.every.rows.push_back(QStringList{nameOf(names, i)}
                                          + figureCells(m_all.runs[i], figures[i])
                                          + QStringList{conditionsOf(m_all, m_all.runs[i])});
        leaveOutEmptyEnd(m_report.every);
    }

    void doubt(const QString &name, const QString &text)
    {
        if (!text.isEmpty())
            m_report.doubts << name + QStringLiteral(": ") + text;
    }

    void doubtsOf(const Recording &recording, std::size_t i)
    {
        const Run &run = recording.runs[i];
        const WorkSpec &work = recording.workOf(run);
        if (m_allNames.isEmpty())
            m_allNames = runNames(m_all);
        const QString name = nameOf(m_allNames, i);
        if (run.facts.origin == Origin::Foreign)
            doubt(name, QStringLiteral("told by another program"));
        if (run.trace.cancelled())
            doubt(name,
                  QStringLiteral("was stopped: %1 of %2 came out")
                      .arg(countText(run.trace.emittedCount()), counted(work.items, "item", "items")));
        doubt(name, lostBeginningText(run.trace));
        failures(name, run, work);
        // Of repeats it is said how many were disturbed, and each has its conditions in the table.
        const bool isToldBelow = run.facts.paused == Nanos(0) && isRepeated(i);
        if (!isToldBelow)
            doubt(name, conditionsOf(recording, run));
        doubt(name, doubtSentence(run, work, recording.machineOf(run).cores));
        if (run.clock == Clock::Virtual && work.durations && work.durations->fit
            && work.durations->fit->off > poorFit)
            doubt(name, fitSentence(*work.durations->fit));
        if (work.durations && work.durations->cut.lostRuns > 0)
            doubt(name,
                  QStringLiteral("replays %1: %2")
                      .arg(work.durations->cut.file, lostRunsText(work.durations->cut)));
    }

    [[nodiscard]] bool isRepeated(std::size_t run) const
    {
        return std::ranges::any_of(m_groups, [run](const RepeatGroup &group) {
            return std::ranges::find(group.runs, run) != group.runs.end();
        });
    }

    void failures(const QString &name, const Run &run, const WorkSpec &work)
    {
        const std::int64_t failed = run.trace.failedCount();
        if (failed == 0)
            return;
        doubt(name,
              QStringLiteral("%1 of %2 failed: what fails takes another time")
                  .arg(countText(failed), counted(work.items, "item", "items")));
        int told = 0;
        const Trace &trace = run.trace;
        for (std::int64_t item = trace.nextError(0); item >= 0 && told < shownErrors;
             item = trace.nextError(item + 1)) {
            ++told;
            const QString input = work.inputs && static_cast<std::size_t>(item) < work.inputs->paths.size()
                ? shownInput(work, item, m_secrets)
                : QStringLiteral("item %1").arg(item);
            doubt(name,
                  QStringLiteral("%1: %2").arg(
                      shortened(input), shortened(shownText(work, trace.detail(item)->error, m_secrets))));
        }
    }

    static QString shortened(const QString &text)
    {
        constexpr qsizetype most = 300;
        return text.size() <= most ? text : text.left(most) + u'…';
    }

    void explainRuns()
    {
        const std::size_t shown = std::min(m_medians.runs.size(), mostExplained);
        m_report.shown = m_medians;
        m_report.shown.runs.erase(m_report.shown.runs.begin() + static_cast<std::ptrdiff_t>(shown),
                                  m_report.shown.runs.end());
        m_report.repeats = {m_groups.begin(),
                            m_groups.begin() + std::min(std::ssize(m_groups), std::ptrdiff_t(shown))};
        if (shown < m_medians.runs.size())
            m_report.shownNote =
                QStringLiteral("Of %1 runs the first %2 are drawn and explained; the table has all.")
                    .arg(m_medians.runs.size())
                    .arg(shown);
        else if (!m_groups.empty())
            m_report.shownNote =
                QStringLiteral("Of what was repeated, the run of the median is drawn and explained.");
        PredictionTable predictions(m_medians, m_names, m_report);
        for (std::size_t i = 0; i < shown && !(m_stopped && m_stopped()); ++i) {
            const Run &run = m_medians.runs[i];
            const WorkSpec &work = m_medians.workOf(run);
            const int cores = m_medians.machineOf(run).cores;
            const WaitAccount waits(run);
            const Explanation why = explain(run, work, cores, m_figures[i], waits);
            m_report.whys.push_back(
                {nameOf(m_names, i), factsOf(run, work, cores, m_figures[i], waits, why)});
            predictions.addReplay(i, why);
        }
        predictions.addPairs();
        leaveOutEmptyEnd(m_report.predictions);
    }

    void tellRepeats()
    {
        const QStringList names = m_names.mid(0, static_cast<qsizetype>(m_groups.size()));
        m_report.differences = repeatDifferences(m_groups, names);
        m_report.doubts += repeatDoubts(m_groups, names);
        const bool anyOnce =
            std::any_of(m_medians.runs.begin() + static_cast<std::ptrdiff_t>(m_groups.size()),
                        m_medians.runs.end(), [](const Run &run) { return run.clock == Clock::Live; });
        if (anyOnce)
            m_report.doubts << QStringLiteral(
                                   "%1 measured once: how much a figure differs from one time to the next is "
                                   "not known; --repeat tells")
                                   .arg(m_groups.empty() ? QStringLiteral("each run was")
                                                         : QStringLiteral("some runs were"));
    }

    const Recording &m_all;
    const Secrets m_secrets;
    const std::function<bool()> &m_stopped;
    const std::vector<RepeatGroup> m_groups;
    const Recording m_medians;
    const QStringList m_names; // of the medians
    const std::vector<Figures> m_figures;
    QStringList m_allNames;
    Report m_report;
};

} // namespace

std::optional<ReportFormat> reportFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("html"))
        return ReportFormat::Html;
    if (suffix == QLatin1String("md"))
        return ReportFormat::Markdown;
    return std::nullopt;
}

Report reportOf(const Recording &recording, Secrets secrets, const std::function<bool()> &stopped)
{
    return Collector(recording, secrets, stopped).collect();
}

} // namespace overlapse
