// SPDX-License-Identifier: MIT
#include "analysis/verdict.h"

#include "analysis/comparable_runs.h"
#include "analysis/conditions.h"
#include "analysis/described_run.h"
#include "analysis/replay_fit.h"
#include "analysis/run_names.h"
#include "trace/missing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace overlapse {

namespace {

/// What one measurement of servers and other programs may be off by, beside what their answers tell.
constexpr double realNoise = 0.05;
/// Of the makespan: transforms that took less explain nothing.
constexpr double explainingShare = 0.05;
/// Waking a thread and reading a clock may take so long: of one measurement, no more is known.
constexpr Nanos leastNoise = std::chrono::microseconds(100);
constexpr Nanos leastTelling = std::chrono::milliseconds(1);

struct Compared
{
    const Run *run;
    const Figures *figures;

    [[nodiscard]] Nanos makespan() const { return run->trace.end(); }
    [[nodiscard]] Mode mode() const { return run->spec.mode; }
};
using Group = std::vector<Compared>;

bool isLive(const Group &group)
{
    return !group.empty() && group.front().run->clock == Clock::Live;
}

/// What the verdict is about, and what of the recording it is not about.
struct Chosen
{
    Group group;
    bool sameClockLeftOut = false;
    bool otherClockLeftOut = false;
    bool doubtfulLeftOut = false;
};

Chosen choose(const Recording &recording, const std::vector<Figures> &figures)
{
    const std::vector<std::size_t> groups = comparisonGroups(recording);
    std::map<std::size_t, Group> whole;
    Chosen chosen;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Run &run = recording.runs[i];
        if (!isWhole(run.trace) || run.trace.emittedCount() == 0)
            continue;
        if (isReliable(run, recording.workOf(run), recording.machineOf(run).cores))
            whole[groups[i]].push_back({&run, &figures[i]});
        else
            chosen.doubtfulLeftOut = true;
    }
    const auto better = [](const Group &a, const Group &b) {
        const auto rank = [](const Group &group) {
            return std::pair(isLive(group) && group.size() > 1, group.size());
        };
        return rank(a) < rank(b);
    };
    for (const auto &[number, group] : whole)
        if (better(chosen.group, group))
            chosen.group = group;
    for (const auto &[number, group] : whole)
        if (group.front().run != chosen.group.front().run)
            (isLive(group) == isLive(chosen.group) ? chosen.sameClockLeftOut : chosen.otherClockLeftOut) =
                true;
    return chosen;
}

/// Takes those out of which more items failed, by more than a hundredth of them.
Group takeFailed(Group &group)
{
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const Compared &one : group)
        least = std::min(least, one.run->trace.failedCount());
    const auto isAlike = [least](const Compared &one) {
        return (one.run->trace.failedCount() - least) * 100 <= one.run->trace.emittedCount();
    };
    const auto failed = std::stable_partition(group.begin(), group.end(), isAlike);
    Group taken(failed, group.end());
    group.erase(failed, group.end());
    return taken;
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

// At once, unless the first items of many took none.
bool anyFetchTime(const Trace &trace)
{
    constexpr std::int64_t asked = 1'000; // of more, it says little
    for (std::int64_t item = 0; item < std::min(asked, trace.size()); ++item)
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

/// What overlaps where transforms took next to nothing: only sequential does without.
QString whyFetchesBest(const Run &run, Mode base)
{
    if (base != Mode::Sequential)
        return {};
    if (run.spec.mode == Mode::Blocking || run.spec.fetchLimit > 1)
        return QStringLiteral("fetches overlap");
    return {};
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

/// Of runs that may be compared; of a recording's names.
class Verdict
{
public:
    Verdict(const Recording &recording, Group group, Group failed)
        : m_recording(recording), m_names(runNames(recording)), m_group(std::move(group)),
          m_failed(std::move(failed))
    {
    }

    [[nodiscard]] QString text() const
    {
        const auto faster = [](const Compared &a, const Compared &b) { return a.makespan() < b.makespan(); };
        const Compared &slowest = *std::max_element(m_group.begin(), m_group.end(), faster);
        const Compared &fastest = *std::min_element(m_group.begin(), m_group.end(), faster);
        const Nanos best = fastest.makespan();
        if (best == Nanos(0))
            return QStringLiteral("no time to compare: nothing took any");
        if (isLive(m_group) && slowest.makespan() < leastTelling)
            return {};
        Group winners;
        for (const Compared &one : m_group)
            if (one.makespan() - best <= std::max(noiseOf(one, fastest), noiseOf(fastest, fastest)))
                winners.push_back(one);
        const QString within = withinText(winners, best);
        if (!areAlike(winners, best))
            return notToldApart(winners, slowest);
        if (winners.size() == m_group.size())
            return allText(winners) + QStringLiteral(" took %1%2").arg(shortTime(best), within);
        const Compared base = baseOf(winners, slowest);
        const QString factor = multiple(base.makespan(), best) + u' ' + nameOf(base);
        const QString names = listed(namesOf(winners));
        if (winners.size() > 1)
            return QStringLiteral("%1 were equally fast%2: %3").arg(names, within, factor);
        if (base.mode() == fastest.mode()) // why a mode is best says nothing of its own limits
            return QStringLiteral("%1 was best: %2").arg(names, factor);
        const bool transformsTell = static_cast<double>(base.figures->transformSpans.count())
            >= explainingShare * static_cast<double>(base.makespan().count());
        const QString why = transformsTell ? whyBest(*fastest.run, m_recording.workOf(*fastest.run),
                                                     m_recording.machineOf(*fastest.run).cores)
                                           : whyFetchesBest(*fastest.run, base.mode());
        return QStringLiteral("%1 was best: %2%3")
            .arg(names, factor, why.isEmpty() ? why : QStringLiteral(", ") + why);
    }

    [[nodiscard]] QStringList remarks() const
    {
        QStringList remarks;
        if (!m_failed.empty())
            remarks
                << QStringLiteral("%1 is left out: more of its items failed").arg(listed(namesOf(m_failed)));
        if (m_failed.size() > 1)
            remarks.last() =
                QStringLiteral("%1 are left out: more of their items failed").arg(listed(namesOf(m_failed)));
        if (limitsDiffer())
            remarks << QStringLiteral("their limits differ");
        if (isLive(m_group) && !inOneGo())
            remarks << QStringLiteral("they were not measured in one go");
        std::vector<const Run *> runs;
        for (const Compared &one : m_group)
            runs.push_back(one.run);
        if (const QString disturbed = disturbedSentence(runs, namesOf(m_group)); !disturbed.isEmpty())
            remarks << disturbed;
        return remarks;
    }

private:
    /// By how much one measurement may be off: a fiftieth, what the clock and the scheduler make of it, and the time that
    /// transforms which only compute were off the CPU more than sharing the cores explains, as far as it was in a row.
    /// Of servers and commands as well, what longer answers than the fastest run's made of it.
    [[nodiscard]] Nanos noiseOf(const Compared &one, const Compared &fastest) const
    {
        const Nanos best = fastest.makespan();
        if (one.run->clock == Clock::Virtual)
            return best / 100;
        const WorkSpec &work = m_recording.workOf(*one.run);
        const int cores = m_recording.machineOf(*one.run).cores;
        const std::int64_t lanes = parallelism(one.run->spec, TransformKind::Wall, cores);
        const double shared = lanes > cores ? 1 - static_cast<double>(cores) / static_cast<double>(lanes) : 0;
        const Figures &figures = *one.figures;
        const auto expected = static_cast<double>(figures.transformTime.count()) * shared;
        const auto off = std::max(static_cast<double>(figures.offCpu.count()) - expected, 0.0);
        const Nanos scheduling = onlyComputes(work)
            ? Nanos(static_cast<std::int64_t>(off / static_cast<double>(lanes)))
            : Nanos(0);
        return std::max({best / 50, leastNoise, scheduling, answers(one, fastest)});
    }
    /// How much of the difference is that fetches took longer, with as many in flight as there were.
    [[nodiscard]] Nanos answers(const Compared &one, const Compared &fastest) const
    {
        const FetchKind kind = m_recording.workOf(*one.run).fetch;
        if (kind != FetchKind::Http && kind != FetchKind::Command)
            return Nanos(0);
        const auto usual =
            Nanos(static_cast<std::int64_t>(realNoise * static_cast<double>(fastest.makespan().count())));
        const auto own = static_cast<double>(one.figures->fetchSpans.count());
        const double longer = own - static_cast<double>(fastest.figures->fetchSpans.count());
        if (longer <= 0)
            return usual;
        const double inFlight = std::max(1.0, own / static_cast<double>(one.makespan().count()));
        return std::max(usual, Nanos(static_cast<std::int64_t>(longer / inFlight)));
    }
    /// Off the CPU, a command's transform waits for it, and wall() for the clock.
    [[nodiscard]] static bool onlyComputes(const WorkSpec &work)
    {
        return work.transform != TransformKind::Wall
            && std::none_of(work.steps.begin(), work.steps.end(),
                            [](const TransformStep &step) { return step.name == QLatin1String("cmd"); });
    }

    [[nodiscard]] static QString withinText(const Group &winners, Nanos best)
    {
        Nanos most{0};
        for (const Compared &one : winners)
            most = std::max(most, one.makespan() - best);
        if (most == Nanos(0))
            return {};
        return QStringLiteral(", within 1 %");
    }
    [[nodiscard]] static bool areAlike(const Group &winners, Nanos best)
    {
        return std::all_of(winners.begin(), winners.end(),
                           [best](const Compared &one) { return one.makespan() - best <= best / 100; });
    }
    /// They differ, but by no more than a single measurement may.
    [[nodiscard]] QString notToldApart(const Group &winners, const Compared &slowest) const
    {
        const auto faster = [](const Compared &a, const Compared &b) { return a.makespan() < b.makespan(); };
        const auto [least, most] = std::minmax_element(winners.begin(), winners.end(), faster);
        const auto [from, to] = timesApart(least->makespan(), most->makespan());
        QString text = QStringLiteral("one measurement does not tell %1 apart: %2 to %3")
                           .arg(listed(namesOf(winners)), from, to);
        if (winners.size() == m_group.size())
            return text;
        const Compared base = baseOf(winners, slowest);
        return text
            + QStringLiteral(", at least %1 %2")
                  .arg(multiple(base.makespan(), most->makespan()), nameOf(base));
    }

    [[nodiscard]] QString allText(const Group &winners) const
    {
        std::set<Mode> modes;
        for (const Compared &one : winners)
            modes.insert(one.mode());
        if (modes.size() == winners.size() && modes.size() == allModes.size())
            return QStringLiteral("every mode");
        return winners.size() > allModes.size() ? QStringLiteral("every run") : listed(namesOf(winners));
    }

    /// What the winners are measured by: sequential, unless that is one of them or did not run.
    [[nodiscard]] Compared baseOf(const Group &winners, const Compared &slowest) const
    {
        const auto isSequential = [](const Compared &one) { return one.mode() == Mode::Sequential; };
        const auto sequential = std::find_if(m_group.begin(), m_group.end(), isSequential);
        const bool won = std::any_of(winners.begin(), winners.end(), isSequential);
        return sequential == m_group.end() || won ? slowest : *sequential;
    }

    /// From mode to mode, as far as they use them; runs of one mode are called by theirs.
    [[nodiscard]] bool limitsDiffer() const
    {
        const PipelineSpec *limited = nullptr;
        const PipelineSpec *pooled = nullptr;
        std::set<Mode> seen;
        for (const Compared &one : m_group) {
            const PipelineSpec &spec = one.run->spec;
            if (!seen.insert(spec.mode).second)
                continue;
            if (usesLimits(spec.mode)) {
                if (limited
                    && (limited->fetchLimit != spec.fetchLimit
                        || limited->transformLimit != spec.transformLimit || limited->order != spec.order))
                    return true;
                limited = &spec;
            }
            if (usesPool(spec.mode)) {
                if (pooled && pooled->threads != spec.threads)
                    return true;
                pooled = &spec;
            }
        }
        return false;
    }

    /// One after the other, with no more than a few seconds between them.
    [[nodiscard]] bool inOneGo() const
    {
        constexpr qint64 pause = 5'000;
        std::vector<std::pair<qint64, qint64>> spans; // milliseconds
        for (const Compared &one : m_group) {
            const qint64 begin = m_recording.whenOf(*one.run).toMSecsSinceEpoch();
            spans.emplace_back(begin, begin + one.makespan().count() / 1'000'000);
        }
        std::sort(spans.begin(), spans.end());
        for (std::size_t i = 1; i < spans.size(); ++i)
            if (spans[i].first > spans[i - 1].second + pause)
                return false;
        return true;
    }

    [[nodiscard]] const QString &nameOf(const Compared &one) const
    {
        return m_names[one.run - m_recording.runs.data()];
    }
    [[nodiscard]] QStringList namesOf(const Group &group) const
    {
        QStringList names;
        for (const Compared &one : group)
            names << nameOf(one);
        return names;
    }

    const Recording &m_recording;
    QStringList m_names;
    Group m_group;
    Group m_failed;
};

} // namespace

QString bestModeSentence(const Recording &recording, const std::vector<Figures> &figures,
                         bool doubtfulLeftOut)
{
    Chosen chosen = choose(recording, figures);
    Group failed = takeFailed(chosen.group);
    const auto allFailed = [](const Compared &one) {
        return one.run->trace.failedCount() >= one.run->trace.emittedCount();
    };
    if (chosen.group.size() < 2 || std::any_of(chosen.group.begin(), chosen.group.end(), allFailed))
        return {};
    const std::size_t count = chosen.group.size();
    const char *kind = !chosen.otherClockLeftOut ? "comparable"
        : isLive(chosen.group)                   ? "measured"
                                                 : "predicted";
    const Verdict verdict(recording, std::move(chosen.group), std::move(failed));
    QString text = verdict.text();
    if (text.isEmpty())
        return {};
    if (chosen.sameClockLeftOut || chosen.otherClockLeftOut)
        text = QStringLiteral("among %1 %2 runs, %3").arg(count).arg(QLatin1String(kind), text);
    else if (doubtfulLeftOut || chosen.doubtfulLeftOut)
        text = QStringLiteral("of those to be relied on, %1").arg(text);
    return (QStringList(text) + verdict.remarks()).join(QStringLiteral("; "));
}

} // namespace overlapse
