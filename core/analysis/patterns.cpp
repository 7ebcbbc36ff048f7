// SPDX-License-Identifier: MIT
#include "analysis/patterns.h"

#include "analysis/described_run.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"
#include "trace/missing.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// A cause is the mark of a pattern from this share of what it is a part of.
constexpr double marked = 0.05;
// Of wall(), which needs no core, more threads than so many a core are no advice.
constexpr int threadsOfACore = 4;

QString threadsText(std::int64_t threads)
{
    return counted(threads, "thread", "threads");
}

class Search
{
public:
    Search(const DescribedRun &run, const WaitTotals &path, const CoreTime &coreTime, const WhatIf &whatIf)
        : m_run(run), m_spec(run.run.spec), m_path(path), m_coreTime(coreTime), m_whatIf(whatIf)
    {
    }

    std::vector<FoundPattern> patterns()
    {
        noOverlap();
        oneThread();
        headOfLine();
        fewFetches();
        fewThreads();
        capacityFull();
        bufferStall();
        unpolled();
        staircaseTail();
        retryStorm();
        overheadBound();
        // With less of something all is as it was: no advice beside one that changes what there is to do.
        const bool isSlow = std::any_of(m_found.begin(), m_found.end(), [this](const FoundPattern &found) {
            return m_whatIf.gain(found.makespan) >= worthwhile;
        });
        if (!isSlow && !oversubscribed())
            starvedPool();
        std::stable_sort(m_found.begin(), m_found.end(), [this](const auto &a, const auto &b) {
            return m_whatIf.gain(a.makespan) > m_whatIf.gain(b.makespan);
        });
        return std::move(m_found);
    }

private:
    [[nodiscard]] Nanos onPath(Cause cause) const { return m_path[static_cast<std::size_t>(cause)]; }
    [[nodiscard]] bool isMarked(Nanos part) const { return shareOf(part, m_run.latency()) >= marked; }
    [[nodiscard]] Nanos makespan() const { return m_run.figures.makespan; }
    [[nodiscard]] double gainOf(const Answer &answer) const { return m_whatIf.gain(answer.makespan); }
    [[nodiscard]] bool isHarmless(const Answer &answer) const
    {
        return answer.makespan && gainOf(answer) >= -harmless;
    }
    /// Of `threads`, those that ever had something to do.
    [[nodiscard]] std::int64_t threadsInUse() const
    {
        const std::int64_t inStage = m_spec.mode == Mode::Blocking ? m_spec.threads : m_spec.transformLimit;
        return std::min({std::int64_t(m_spec.threads), inStage, m_run.work.items});
    }

    void add(Pattern pattern, const QString &evidence, const QString &change, Nanos answer,
             const std::optional<PipelineSpec> &spec)
    {
        const auto [then, now] = timesApart(answer, *m_whatIf.asItWas());
        const QString gained = QStringLiteral("%1: %2 instead of %3, %4 % less")
                                   .arg(change, then, now)
                                   .arg(std::lround(m_whatIf.gain(answer) * 100));
        m_found.push_back({pattern, evidence, gained, answer, spec});
    }
    // Where the change is as good: "2 threads: 5.0 s as well".
    void addAsGood(Pattern pattern, const QString &evidence, const QString &change, Nanos answer,
                   const PipelineSpec &spec)
    {
        m_found.push_back({pattern, evidence, QStringLiteral("%1: %2 as well").arg(change, shortTime(answer)),
                           answer, spec});
    }

    /// A limit doubled for as long as each doubling gains; none if the first does not.
    struct Raised
    {
        std::int64_t limit;
        Nanos makespan;
        PipelineSpec spec;
    };
    template<typename Limit>
    [[nodiscard]] std::optional<Raised> raised(Limit PipelineSpec::*limit, std::int64_t most) const
    {
        std::optional<Raised> best;
        PipelineSpec spec = m_spec;
        Nanos last = m_whatIf.asItWas().value_or(Nanos(0));
        while (std::int64_t(spec.*limit) < most) {
            spec.*limit = static_cast<Limit>(std::min<std::int64_t>(std::int64_t(spec.*limit) * 2, most));
            const Answer answer = m_whatIf.with(spec);
            if (!answer.makespan
                || static_cast<double>(answer.makespan->count())
                    > (1 - harmless) * static_cast<double>(last.count()))
                break;
            best = Raised{std::int64_t(spec.*limit), *answer.makespan, spec};
            last = *answer.makespan;
        }
        return best && m_whatIf.gain(best->makespan) >= worthwhile ? best : std::nullopt;
    }

    // Its limits are 1 and 1: those that it has beside are the other modes'.
    void noOverlap()
    {
        if (m_spec.mode != Mode::Sequential)
            return;
        PipelineSpec spec = m_spec;
        spec.mode = Mode::Concurrent;
        const Answer concurrent = m_whatIf.with(spec);
        if (gainOf(concurrent) >= worthwhile)
            add(Pattern::NoOverlap,
                QStringLiteral(
                    "one item at a time: nothing was fetched while another was transformed or fetched"),
                QStringLiteral("the mode concurrent, with N = %1 and M = %2")
                    .arg(spec.fetchLimit)
                    .arg(spec.transformLimit),
                *concurrent.makespan, spec);
    }

    void oneThread()
    {
        const Nanos transforms = m_run.figures.transformSpans;
        if (usesPool(m_spec.mode) || shareOf(transforms, makespan()) < marked)
            return;
        PipelineSpec spec = m_spec;
        // What overlapping alone would gain is no merit of the pool's.
        spec.mode = Mode::Concurrent;
        const double alone = m_spec.mode == Mode::Sequential ? std::max(0.0, gainOf(m_whatIf.with(spec))) : 0;
        spec.mode = Mode::Parallel;
        const Answer answer = m_whatIf.with(spec);
        if (gainOf(answer) >= alone + worthwhile)
            add(Pattern::OneThread,
                QStringLiteral("the driver ran every transform: %1").arg(m_run.ofMakespan(transforms)),
                QStringLiteral("the mode parallel, with N = %1, M = %2 and %3")
                    .arg(spec.fetchLimit)
                    .arg(spec.transformLimit)
                    .arg(threadsText(spec.threads)),
                *answer.makespan, spec);
    }

    void headOfLine()
    {
        const Nanos held = m_run.total(Cause::FetchHeldOrder) + m_run.total(Cause::TransformHeldOrder);
        if (m_spec.order != Order::Kept || !isMarked(held))
            return;
        PipelineSpec spec = m_spec;
        spec.order = Order::Any;
        if (const Answer answer = m_whatIf.with(spec); gainOf(answer) >= worthwhile)
            add(Pattern::HeadOfLine,
                QStringLiteral("items that had finished waited for earlier ones: %1 of their time")
                    .arg(percentText(held, m_run.latency())),
                QStringLiteral("order any"), *answer.makespan, spec);
    }

    void fewFetches()
    {
        if (!usesLimits(m_spec.mode) || m_run.work.items <= m_spec.fetchLimit)
            return;
        const std::int64_t most = std::min(m_run.work.items, mostFetches(m_run.work.fetch));
        if (const auto more = raised(&PipelineSpec::fetchLimit, most))
            add(Pattern::FewFetches,
                QStringLiteral("%1 at a time ran %2 of the time")
                    .arg(counted(m_spec.fetchLimit, "fetch", "fetches"),
                         percentText(m_run.figures.fetchSpans / m_spec.fetchLimit, makespan())),
                QStringLiteral("N = %1").arg(more->limit), more->makespan, more->spec);
    }

    void fewThreads()
    {
        const bool blocking = m_spec.mode == Mode::Blocking;
        if (!usesPool(m_spec.mode) || m_run.work.items <= m_spec.threads
            || (!blocking && !isMarked(m_run.total(Cause::TransformQueuedPool))))
            return;
        std::int64_t most = std::min({m_run.work.items, mostFetches(m_run.work.fetch), mostThreads});
        if (!blocking || m_run.work.transform == TransformKind::Wall)
            most = std::min<std::int64_t>(most, std::int64_t(m_run.cores) * threadsOfACore);
        if (const auto more = raised(&PipelineSpec::threads, most))
            add(Pattern::FewThreads,
                blocking
                    ? QStringLiteral("at most %1 in flight, as each has a thread").arg(m_spec.threads)
                    : QStringLiteral("transforms waited for %1: %2 of the items' time")
                          .arg(m_spec.threads == 1 ? QStringLiteral("the only thread")
                                                   : QStringLiteral("one of %1 threads").arg(m_spec.threads),
                               percentText(m_run.total(Cause::TransformQueuedPool), m_run.latency())),
                threadsText(more->limit), more->makespan, more->spec);
    }

    /// Of what fetches took, what they waited in a server's line.
    [[nodiscard]] Nanos waitedAtServer(const DurationTable &times) const
    {
        if (m_run.run.clock == Clock::Virtual || !m_run.work.isReal())
            return m_run.total(Cause::FetchCapacity);
        Nanos served{0};
        for (const Nanos time : times.fetch)
            served += time;
        return m_run.figures.fetchSpans - served;
    }

    void capacityFull()
    {
        const DurationTable *times = m_whatIf.times();
        if (!times || times->servers.size() != 1 || !times->servers.front().filled || !usesLimits(m_spec.mode)
            || !isMarked(waitedAtServer(*times)))
            return;
        const std::int64_t places = times->servers.front().places;
        const std::int64_t inFlight = std::min(m_spec.fetchLimit, m_run.work.items);
        // A slot is also taken by what was served and waits for its turn: a few more than the places may be of use.
        for (const std::int64_t limit : {places, places + 1, places + (places + 3) / 4, places * 2}) {
            PipelineSpec spec = m_spec;
            spec.fetchLimit = limit;
            if (limit >= inFlight)
                return;
            if (const Answer answer = m_whatIf.with(spec); isHarmless(answer))
                return addAsGood(
                    Pattern::CapacityFull,
                    QStringLiteral("%1 at a time served, of %2 in flight: fetches waited there for %3 "
                                   "of the items' time")
                        .arg(places)
                        .arg(inFlight)
                        .arg(percentText(waitedAtServer(*times), m_run.latency())),
                    QStringLiteral("N = %1").arg(limit), *answer.makespan, spec);
        }
    }

    void bufferStall()
    {
        if (!usesLimits(m_spec.mode) || !isMarked(m_run.total(Cause::FetchHeldFull)))
            return;
        if (const auto more = raised(&PipelineSpec::transformLimit, std::min(m_run.work.items, highestLimit)))
            add(Pattern::BufferStall,
                QStringLiteral("finished fetches waited while the transform limit M = %1 was full: %2 of the "
                               "items' time")
                    .arg(m_spec.transformLimit)
                    .arg(percentText(m_run.total(Cause::FetchHeldFull), m_run.latency())),
                QStringLiteral("M = %1").arg(more->limit), more->makespan, more->spec);
    }

    bool oversubscribed()
    {
        const Nanos off = m_run.total(Cause::TransformOffCpu);
        if (!usesPool(m_spec.mode) || threadsInUse() <= m_run.cores
            || m_run.work.transform == TransformKind::Wall || m_spec.mode == Mode::Blocking
            || shareOf(off, m_run.transformRunning()) < marked)
            return false;
        PipelineSpec spec = m_spec;
        spec.threads = m_run.cores;
        const Answer answer = m_whatIf.with(spec);
        if (!isHarmless(answer))
            return false;
        addAsGood(Pattern::Oversubscribed,
                  QStringLiteral("%1 threads shared %2: transforms were off the CPU for %3 of their time")
                      .arg(threadsInUse())
                      .arg(counted(m_run.cores, "core", "cores"), percentText(off, m_run.transformRunning())),
                  threadsText(spec.threads), *answer.makespan, spec);
        return true;
    }

    void starvedPool()
    {
        const double busy = shareOf(m_run.transformRunning(), makespan()) / m_spec.threads;
        constexpr double hardlyBusy = 0.5;
        if (!usesPool(m_spec.mode) || m_spec.mode == Mode::Blocking || m_spec.threads < 2
            || m_run.work.items <= m_spec.threads || shareOf(m_run.transformRunning(), makespan()) < marked
            || busy > hardlyBusy || m_coreTime.starved <= m_coreTime.blocked)
            return;
        PipelineSpec spec = m_spec;
        std::optional<std::pair<PipelineSpec, Nanos>> least;
        while (spec.threads > 1) {
            spec.threads = std::max(1, spec.threads / 2);
            const Answer answer = m_whatIf.with(spec);
            if (!isHarmless(answer))
                break;
            least = {spec, *answer.makespan};
        }
        if (least)
            addAsGood(Pattern::StarvedPool,
                      QStringLiteral("%1 threads transformed for only %2 % of their time, for lack of input")
                          .arg(m_spec.threads)
                          .arg(std::lround(busy * 100)),
                      threadsText(least->first.threads), least->second, least->first);
    }

    void unpolled()
    {
        const Nanos stood = m_run.total(Cause::FetchUnpolled);
        if (!isMarked(stood))
            return;
        std::optional<std::pair<PipelineSpec, Nanos>> best;
        const auto ask = [&](PipelineSpec spec) {
            const Answer answer = m_whatIf.with(spec);
            if (gainOf(answer) >= worthwhile && (!best || *answer.makespan < best->second))
                best = {spec, *answer.makespan};
        };
        PipelineSpec spec = m_spec;
        spec.mode = Mode::Parallel;
        ask(spec);
        spec.mode = Mode::Prefetching;
        ask(spec);
        spec = m_spec;
        spec.transformLimit = std::min<std::int64_t>(m_spec.transformLimit * 2, highestLimit);
        ask(spec);
        if (!best)
            return;
        const PipelineSpec &tried = best->first;
        add(Pattern::Unpolled,
            QStringLiteral(
                "fetches stood ready between their awaits, and nobody polled them: %1 of the items' "
                "time")
                .arg(percentText(stood, m_run.latency())),
            tried.mode != m_spec.mode ? QStringLiteral("the mode %1").arg(modeName(tried.mode))
                                      : QStringLiteral("M = %1").arg(tried.transformLimit),
            best->second, tried);
    }

    // What is gained must be the tail's: where order holds back, the longest first helps for another reason.
    void staircaseTail()
    {
        if (m_run.work.items
            <= (m_spec.mode == Mode::Blocking ? m_spec.threads : effectiveFetchLimit(m_spec)))
            return;
        const Trace &trace = m_run.run.trace;
        Nanos last{0};
        for (std::int64_t item = 0; item < trace.size(); ++item)
            last = std::max(last, trace.stamp(StampColumn::FetchStarted, item));
        const double tail = shareOf(makespan() - last, makespan());
        constexpr double mostOfIt = 0.8;
        const Answer answer = m_whatIf.longestFirst();
        if (tail < marked || tail > mostOfIt || gainOf(answer) < worthwhile || gainOf(answer) > tail)
            return;
        add(Pattern::StaircaseTail,
            QStringLiteral("after the last fetch had begun it took %1 more")
                .arg(m_run.ofMakespan(makespan() - last)),
            QStringLiteral("the items that take longest first"), *answer.makespan, {});
    }

    void retryStorm()
    {
        const Answer answer = m_whatIf.withoutRetries();
        if (gainOf(answer) >= worthwhile) {
            const std::size_t trials = m_whatIf.times()->trials.size();
            return add(Pattern::RetryStorm,
                       trials == 1 ? QStringLiteral("1 attempt failed and was made again")
                                   : QStringLiteral("%1 attempts failed and were made again").arg(trials),
                       QStringLiteral("without these failures"), *answer.makespan, {});
        }
        // Where nothing can be predicted, the stamps tell what waiting for the next attempt held up.
        const Nanos waited = onPath(Cause::FetchBackoff);
        if (!m_whatIf.asItWas() && shareOf(waited, makespan()) >= worthwhile)
            m_found.push_back({Pattern::RetryStorm,
                               QStringLiteral("the makespan hangs on waiting to try again for %1")
                                   .arg(m_run.ofMakespan(waited)),
                               QStringLiteral("fewer failures, or fewer or earlier further attempts"),
                               {},
                               {}});
    }

    void overheadBound()
    {
        if (m_run.run.clock != Clock::Live)
            return;
        const Nanos own = overheadOf(m_path);
        constexpr double large = 0.2;
        if (shareOf(own, makespan()) < large)
            return;
        m_found.push_back(
            {Pattern::OverheadBound,
             QStringLiteral("between one item's work and the next's the driver and the system took %1")
                 .arg(m_run.ofMakespan(own)),
             QStringLiteral("do several items' work in one: each has its own cost"),
             {},
             {}});
    }

    const DescribedRun &m_run;
    const PipelineSpec &m_spec;
    const WaitTotals &m_path;
    const CoreTime &m_coreTime;
    const WhatIf &m_whatIf;
    std::vector<FoundPattern> m_found;
};

struct PatternWords
{
    Pattern pattern;
    const char *key;
    const char *name;
};
constexpr std::array<PatternWords, patternCount> words{{
    {Pattern::NoOverlap, "no_overlap", "nothing overlaps"},
    {Pattern::OneThread, "one_thread", "one thread transforms everything"},
    {Pattern::HeadOfLine, "head_of_line", "head of line"},
    {Pattern::FewFetches, "few_fetches", "fetch limit too small"},
    {Pattern::FewThreads, "few_threads", "too few threads"},
    {Pattern::CapacityFull, "capacity_full", "capacity reached"},
    {Pattern::BufferStall, "buffer_stall", "buffer stall"},
    {Pattern::Oversubscribed, "oversubscribed", "oversubscription"},
    {Pattern::StarvedPool, "starved_pool", "starved pool"},
    {Pattern::Unpolled, "unpolled", "unpolled fetches"},
    {Pattern::StaircaseTail, "staircase_tail", "staircase tail"},
    {Pattern::RetryStorm, "retry_storm", "retry storm"},
    {Pattern::OverheadBound, "overhead_bound", "overhead-bound"},
}};

} // namespace

const char *patternKey(Pattern pattern)
{
    return words[static_cast<std::size_t>(pattern)].key;
}

QString patternName(Pattern pattern)
{
    return QString::fromUtf8(words[static_cast<std::size_t>(pattern)].name);
}

std::vector<FoundPattern> findPatterns(const Run &run, const WorkSpec &work, int cores,
                                       const Figures &figures, const WaitAccount &waits,
                                       const WaitTotals &path, const CoreTime &coreTime, const WhatIf &whatIf)
{
    if (run.trace.end() <= Nanos(0) || !isWhole(run.trace))
        return {};
    const DescribedRun described{run, work, cores, figures, waits};
    return Search(described, path, coreTime, whatIf).patterns();
}

std::vector<Shortening> shortenings(const Run &run, int cores, const WhatIf &whatIf)
{
    std::vector<Shortening> all;
    const auto add = [&](const QString &what, const Answer &answer) {
        if (answer.makespan || !answer.doubt.isEmpty())
            all.push_back({what, answer.makespan, whatIf.gain(answer.makespan), answer.doubt});
    };
    const PipelineSpec &own = run.spec;
    const auto takesTime = [&whatIf](std::vector<Nanos> DurationTable::*stage) {
        const DurationTable *times = whatIf.times();
        return times && std::any_of((times->*stage).begin(), (times->*stage).end(), [](Nanos time) {
                   return time > Nanos(0);
               });
    };
    if (takesTime(&DurationTable::fetch))
        add(QStringLiteral("fetches took half as long"), whatIf.scaled(0.5, 1));
    if (takesTime(&DurationTable::transform))
        add(QStringLiteral("transforms took half as long"), whatIf.scaled(1, 0.5));
    PipelineSpec spec = own;
    if (usesLimits(own.mode) && own.fetchLimit * 2 <= highestLimit) {
        spec.fetchLimit = own.fetchLimit * 2;
        add(QStringLiteral("N were %1").arg(spec.fetchLimit), whatIf.with(spec));
    }
    spec = own;
    if (usesLimits(own.mode) && own.transformLimit * 2 <= highestLimit) {
        spec.transformLimit = own.transformLimit * 2;
        add(QStringLiteral("M were %1").arg(spec.transformLimit), whatIf.with(spec));
    }
    spec = own;
    if (usesPool(own.mode) && std::int64_t(own.threads) * 2 <= mostThreads) {
        spec.threads = own.threads * 2;
        add(QStringLiteral("there were %1 threads").arg(spec.threads), whatIf.with(spec));
    }
    add(QStringLiteral("there were %1 cores").arg(cores * 2), whatIf.withCores(cores * 2));
    spec = own;
    if (own.order == Order::Kept && own.mode != Mode::Sequential) {
        spec.order = Order::Any;
        add(QStringLiteral("the order were any"), whatIf.with(spec));
    }
    add(QStringLiteral("the rate were twice as high"), whatIf.withTwiceTheRate());
    add(QStringLiteral("twice as many requests to one host were allowed"), whatIf.withTwicePerHost());
    return all;
}

} // namespace overlapse
