// SPDX-License-Identifier: MIT
#include "analysis/sentence.h"

#include "analysis/comparable_runs.h"
#include "analysis/conditions.h"
#include "analysis/pace_words.h"
#include "analysis/run_names.h"
#include "pipeline/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace overlapse {

namespace {

QString limitOf(const DescribedRun &run)
{
    switch (run.run.spec.mode) {
    case Mode::Sequential: return oneAtATimeSentence(run);
    case Mode::Blocking: return blockingSentence(run);
    case Mode::Concurrent:
    case Mode::Parallel:
    case Mode::Prefetching: break;
    }
    const Wait wait = largestWait(run);
    if (wait == Wait::None)
        return paceSentence(run);
    const QString proven = provenSentence(run, wait);
    return proven.isEmpty() ? waitSentence(run, wait) : proven;
}

/// "all 4 fetches failed"; empty unless every emitted item did.
QString allFailedSentence(const Run &run, const Figures &figures)
{
    if (figures.failed < figures.emitted)
        return {};
    bool fetches = true;
    for (std::int64_t item = 0; item < run.trace.size() && fetches; ++item) {
        const ItemRow row = run.trace.row(item);
        fetches = row.rank < 0 || row.fetchStatus == Status::Failed;
    }
    if (figures.emitted == 1)
        return fetches ? QStringLiteral("the only fetch failed") : QStringLiteral("the only item failed");
    return QStringLiteral("all %1 %2 failed")
        .arg(figures.emitted)
        .arg(fetches ? QStringLiteral("fetches") : QStringLiteral("items"));
}

QString multiple(Nanos slower, Nanos faster)
{
    const double factor = static_cast<double>(slower.count()) / static_cast<double>(faster.count());
    return QStringLiteral("%1×").arg(factor, 0, 'f', factor < 1.1 ? 2 : factor < 9.95 ? 1 : 0);
}

/// "parallel, prefetching and blocking"; more than one remembers are counted.
QString listed(QStringList names)
{
    if (names.size() > qsizetype(allModes.size()))
        return QStringLiteral("%1 runs").arg(names.size());
    if (names.size() == 1)
        return names.first();
    const QString last = names.takeLast();
    return names.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

/// The largest group of whole runs that may be compared; of those as large a measured one, and then the first.
struct Compared
{
    std::vector<const Run *> runs;
    bool othersLeftOut = false; ///< that are on the same clock
};

Compared comparedRuns(const Recording &recording)
{
    const std::vector<std::size_t> groups = comparisonGroups(recording);
    std::map<std::size_t, std::vector<const Run *>> whole;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (const Run &run = recording.runs[i]; !run.trace.cancelled() && run.trace.emittedCount() > 0)
            whole[groups[i]].push_back(&run);
    Compared compared;
    const auto isLive = [](const std::vector<const Run *> &runs) {
        return !runs.empty() && runs.front()->clock == Clock::Live;
    };
    for (const auto &[group, runs] : whole)
        if (runs.size() > compared.runs.size()
            || (runs.size() == compared.runs.size() && isLive(runs) && !isLive(compared.runs)))
            compared.runs = runs;
    compared.othersLeftOut = std::any_of(whole.begin(), whole.end(), [&](const auto &group) {
        return isLive(group.second) == isLive(compared.runs) && group.second.front() != compared.runs.front();
    });
    return compared;
}

// At once, unless the first items of many took none.
bool anyFetchTime(const Trace &trace)
{
    for (std::int64_t item = 0; item < trace.size(); ++item)
        if (trace.stamp(StampColumn::FetchFinished, item) > trace.stamp(StampColumn::FetchStarted, item))
            return true;
    return false;
}

QString poolWords(const PipelineSpec &spec, const WorkSpec &work, int cores)
{
    const std::int64_t k = std::min(parallelism(spec, work.transform, cores), work.items);
    const bool byCores = work.transform != TransformKind::Wall && k == cores;
    return QStringLiteral("transforms on %1 %2%3")
        .arg(k)
        .arg(byCores ? QStringLiteral("core") : QStringLiteral("thread"),
             k == 1 ? QString() : QStringLiteral("s"));
}

QString whyBest(const Run &run, const WorkSpec &work, int cores)
{
    const bool fetches = anyFetchTime(run.trace);
    const QString overlap = run.spec.fetchLimit > 1 ? QStringLiteral("while fetches overlap")
                                                    : QStringLiteral("while the next item is fetched");
    switch (run.spec.mode) {
    case Mode::Sequential: return QStringLiteral("overlapping the items saved nothing");
    case Mode::Concurrent:
        return run.spec.fetchLimit > 1
            ? QStringLiteral("fetches overlap, transforms take turns on the driver")
            : QStringLiteral("transforms on the driver while the next item is fetched");
    case Mode::Parallel: return poolWords(run.spec, work, cores) + (fetches ? u' ' + overlap : QString());
    case Mode::Prefetching:
        return poolWords(run.spec, work, cores)
            + (fetches ? QStringLiteral(" while fetching never waits for demand") : QString());
    case Mode::Blocking:
        return QStringLiteral("%1 items at a time, each on a thread of its own")
            .arg(std::min<std::int64_t>(run.spec.threads, work.items));
    }
    return {};
}

} // namespace

QString limitingSentence(const Run &run, const WorkSpec &work, int cores, const Figures &figures,
                         const WaitAccount &waits)
{
    if (work.items == 0)
        return QStringLiteral("there were no items");
    if (figures.emitted == 0)
        return QStringLiteral("stopped after %1, before the first item was done")
            .arg(shortTime(figures.makespan));
    QString text = allFailedSentence(run, figures);
    if (text.isEmpty())
        text = figures.makespan == Nanos(0) ? QStringLiteral("nothing took any time")
                                            : limitOf({run, work, cores, figures, waits});
    if (!run.trace.cancelled())
        return text;
    return QStringLiteral("stopped with %1 of %2 items done; until then %3")
        .arg(figures.emitted)
        .arg(work.items)
        .arg(text);
}

namespace {

/// Of runs that may be compared; of a recording's names.
class BestSentence
{
public:
    BestSentence(const Recording &recording, std::vector<const Run *> runs)
        : m_recording(recording), m_names(runNames(recording)), m_runs(std::move(runs))
    {
    }
    [[nodiscard]] QString text() const
    {
        const auto faster = [](const Run *a, const Run *b) { return a->trace.end() < b->trace.end(); };
        const Run *slowest = *std::max_element(m_runs.begin(), m_runs.end(), faster);
        const Run *fastest = *std::min_element(m_runs.begin(), m_runs.end(), faster);
        const Nanos best = fastest->trace.end();
        if (best == Nanos(0))
            return QStringLiteral("no time to compare: nothing took any");
        // What differs by less than a hundredth is not told apart.
        std::vector<const Run *> winners;
        for (const Run *run : m_runs)
            if (run->trace.end() - best <= best / 100)
                winners.push_back(run);
        const auto exact = [best](const Run *run) { return run->trace.end() == best; };
        const QString within =
            std::all_of(winners.begin(), winners.end(), exact) ? QString() : QStringLiteral(", within 1 %");
        if (winners.size() == m_runs.size())
            return QStringLiteral("every %1 took %2%3")
                .arg(modesDiffer() ? QStringLiteral("mode") : QStringLiteral("run"), shortTime(best), within);
        const Run *base = baseOf(winners, slowest);
        const QString factor = multiple(base->trace.end(), best) + u' ' + nameOf(base);
        const QString names = listed(namesOf(winners));
        if (winners.size() > 1)
            return QStringLiteral("%1 were equally fast%2: %3").arg(names, within, factor);
        if (base->spec.mode == fastest->spec.mode) // why a mode is best says nothing of its own limits
            return QStringLiteral("%1 was best: %2").arg(names, factor);
        return QStringLiteral("%1 was best: %2, %3")
            .arg(names, factor,
                 whyBest(*fastest, m_recording.workOf(*fastest), m_recording.machineOf(*fastest).cores));
    }

    [[nodiscard]] QStringList names() const { return namesOf(m_runs); }

private:
    /// What the winners are measured by: sequential, unless that is one of them or did not run.
    [[nodiscard]] const Run *baseOf(const std::vector<const Run *> &winners, const Run *slowest) const
    {
        const auto isSequential = [](const Run *run) { return run->spec.mode == Mode::Sequential; };
        const auto sequential = std::find_if(m_runs.begin(), m_runs.end(), isSequential);
        const bool won = std::any_of(winners.begin(), winners.end(), isSequential);
        return sequential == m_runs.end() || won ? slowest : *sequential;
    }
    [[nodiscard]] bool modesDiffer() const
    {
        std::set<Mode> modes;
        return std::all_of(m_runs.begin(), m_runs.end(),
                           [&](const Run *run) { return modes.insert(run->spec.mode).second; });
    }
    [[nodiscard]] const QString &nameOf(const Run *run) const
    {
        return m_names[run - m_recording.runs.data()];
    }
    [[nodiscard]] QStringList namesOf(const std::vector<const Run *> &runs) const
    {
        QStringList names;
        for (const Run *run : runs)
            names << nameOf(run);
        return names;
    }

    const Recording &m_recording;
    QStringList m_names;
    std::vector<const Run *> m_runs;
};

} // namespace

QString bestModeSentence(const Recording &recording)
{
    const Compared compared = comparedRuns(recording);
    if (compared.runs.size() < 2)
        return {};
    const BestSentence best(recording, compared.runs);
    QString text = best.text();
    if (compared.othersLeftOut)
        text =
            QStringLiteral("among %1 comparable runs, %2").arg(QString::number(compared.runs.size()), text);
    const QString disturbed = disturbedSentence(compared.runs, best.names());
    return disturbed.isEmpty() ? text : text + QStringLiteral("; but ") + disturbed;
}

} // namespace overlapse
