// SPDX-License-Identifier: MIT
#include "analysis/patterns.h"

#include "analysis/described_run.h"
#include "pipeline/bounds.h"
#include "pipeline/words.h"

#include <algorithm>

namespace overlapse {

namespace {

// A cause is the mark of a pattern from this share of what it is a part of.
constexpr double marked = 0.05;

class Search
{
public:
    Search(const DescribedRun &run, const WaitTotals &path, const WhatIf &whatIf)
        : m_run(run), m_spec(run.run.spec), m_path(path), m_whatIf(whatIf)
    {
    }

    std::vector<FoundPattern> patterns()
    {
        oneThread();
        headOfLine();
        fewFetches();
        capacityFull();
        bufferStall();
        oversubscribed();
        starvedPool();
        unpolled();
        staircaseTail();
        retryStorm();
        overheadBound();
        std::stable_sort(m_found.begin(), m_found.end(), [this](const auto &a, const auto &b) {
            return m_whatIf.gain(a.makespan) > m_whatIf.gain(b.makespan);
        });
        return std::move(m_found);
    }

private:
    [[nodiscard]] Nanos onPath(Cause cause) const { return m_path[static_cast<std::size_t>(cause)]; }
    [[nodiscard]] bool isMarked(Nanos part) const { return shareOf(part, m_run.latency()) >= marked; }
    [[nodiscard]] Nanos makespan() const { return m_run.figures.makespan; }

    // "2.0 s instead of 5.0 s"
    [[nodiscard]] QString instead(Nanos answer) const
    {
        return QStringLiteral("%1 instead of %2").arg(shortTime(answer), shortTime(*m_whatIf.asItWas()));
    }
    void add(Pattern pattern, QString evidence, const QString &change, Nanos answer,
             std::optional<PipelineSpec> spec)
    {
        m_found.push_back({pattern, std::move(evidence),
                           QStringLiteral("%1: %2").arg(change, instead(answer)), answer, spec});
    }
    // Where the change is as good: "2 threads: 5.0 s as well".
    void addAsGood(Pattern pattern, QString evidence, const QString &change, Nanos answer,
                   const PipelineSpec &spec)
    {
        m_found.push_back({pattern, std::move(evidence),
                           QStringLiteral("%1: %2 as well").arg(change, shortTime(answer)), answer, spec});
    }

    /// A limit doubled for as long as each doubling gains; none if the first does not.
    struct Raised
    {
        std::int64_t limit;
        Nanos makespan;
        PipelineSpec spec;
    };
    template<typename Limit>
    std::optional<Raised> raised(Limit PipelineSpec::*limit, std::int64_t most)
    {
        std::optional<Raised> best;
        PipelineSpec spec = m_spec;
        Nanos last = m_whatIf.asItWas().value_or(Nanos(0));
        while (spec.*limit < most) {
            spec.*limit = static_cast<Limit>(std::min<std::int64_t>(std::int64_t(spec.*limit) * 2, most));
            const std::optional<Nanos> answer = m_whatIf.with(spec);
            if (!answer
                || static_cast<double>(answer->count()) > (1 - harmless) * static_cast<double>(last.count()))
                break;
            best = Raised{std::int64_t(spec.*limit), *answer, spec};
            last = *answer;
        }
        return best && m_whatIf.gain(best->makespan) >= worthwhile ? best : std::nullopt;
    }

    void oneThread()
    {
        const Nanos transforms = m_run.figures.transformSpans;
        if (usesPool(m_spec.mode) || shareOf(transforms, makespan()) < marked)
            return;
        PipelineSpec spec = m_spec;
        spec.mode = Mode::Parallel;
        if (const auto answer = m_whatIf.with(spec); m_whatIf.gain(answer) >= worthwhile)
            add(Pattern::OneThread,
                QStringLiteral("the driver ran every transform: %1").arg(m_run.ofMakespan(transforms)),
                QStringLiteral("the mode parallel, with %1 threads").arg(spec.threads), *answer, spec);
    }

    void headOfLine()
    {
        const Nanos held = m_run.total(Cause::FetchHeldOrder) + m_run.total(Cause::TransformHeldOrder);
        if (m_spec.order != Order::Kept || !isMarked(held))
            return;
        PipelineSpec spec = m_spec;
        spec.order = Order::Any;
        if (const auto answer = m_whatIf.with(spec); m_whatIf.gain(answer) >= worthwhile)
            add(Pattern::HeadOfLine,
                QStringLiteral("items that had finished waited for earlier ones: %1 of their time")
                    .arg(percentText(held, m_run.latency())),
                QStringLiteral("order any"), *answer, spec);
    }

    void fewFetches()
    {
        const bool blocking = m_spec.mode == Mode::Blocking;
        const std::int64_t inFlight = blocking ? m_spec.threads : m_spec.fetchLimit;
        if (!(blocking || usesLimits(m_spec.mode)) || m_run.work.items <= inFlight)
            return;
        const std::int64_t most = std::min(m_run.work.items, mostFetches(m_run.work.fetch));
        if (blocking) {
            if (const auto more = raised(&PipelineSpec::threads, std::min(most, mostThreads)))
                add(Pattern::FewFetches,
                    QStringLiteral("each of the %1 threads waited for its fetch").arg(inFlight),
                    QStringLiteral("%1 threads").arg(more->limit), more->makespan, more->spec);
        } else if (const auto more = raised(&PipelineSpec::fetchLimit, most)) {
            add(Pattern::FewFetches, QStringLiteral("all %1 slots for fetches were in use").arg(inFlight),
                QStringLiteral("N = %1").arg(more->limit), more->makespan, more->spec);
        }
    }

    void capacityFull()
    {
        const DurationTable *times = m_whatIf.times();
        if (!times || times->servers.size() != 1 || !times->servers.front().filled
            || !usesLimits(m_spec.mode))
            return;
        const std::int64_t places = times->servers.front().places;
        const std::int64_t inFlight = std::min(m_spec.fetchLimit, m_run.work.items);
        // A slot is also taken by what was served and waits for its turn: a few more than the places may be of use.
        for (const std::int64_t limit : {places, places + 1, places + (places + 3) / 4, places * 2}) {
            PipelineSpec spec = m_spec;
            spec.fetchLimit = limit;
            if (limit >= inFlight)
                return;
            const std::optional<Nanos> answer = m_whatIf.with(spec);
            if (answer && m_whatIf.gain(answer) >= -harmless)
                return addAsGood(
                    Pattern::CapacityFull,
                    QStringLiteral("%1 at a time are served, of %2 in flight: the rest waits there")
                        .arg(places)
                        .arg(inFlight),
                    QStringLiteral("N = %1").arg(limit), *answer, spec);
        }
    }

    void bufferStall()
    {
        if (!usesLimits(m_spec.mode) || !isMarked(m_run.total(Cause::FetchHeldFull)))
            return;
        if (const auto more = raised(&PipelineSpec::transformLimit, std::min(m_run.work.items, highestLimit)))
            add(Pattern::BufferStall,
                QStringLiteral(
                    "finished fetches waited while the transform limit M = %1 was full: %2 of their "
                    "time")
                    .arg(m_spec.transformLimit)
                    .arg(percentText(m_run.total(Cause::FetchHeldFull), m_run.latency())),
                QStringLiteral("M = %1").arg(more->limit), more->makespan, more->spec);
    }

    void oversubscribed()
    {
        const Nanos off = m_run.total(Cause::TransformOffCpu);
        if (!usesPool(m_spec.mode) || m_spec.threads <= m_run.cores
            || m_run.work.transform == TransformKind::Wall || m_spec.mode == Mode::Blocking
            || shareOf(off, m_run.transformRunning()) < marked)
            return;
        PipelineSpec spec = m_spec;
        spec.threads = m_run.cores;
        if (const auto answer = m_whatIf.with(spec); answer && m_whatIf.gain(answer) >= -harmless)
            addAsGood(
                Pattern::Oversubscribed,
                QStringLiteral("%1 threads shared %2 cores: transforms were off the CPU %3 of their time")
                    .arg(m_spec.threads)
                    .arg(m_run.cores)
                    .arg(percentText(off, m_run.transformRunning())),
                spec.threads == 1 ? QStringLiteral("1 thread")
                                  : QStringLiteral("%1 threads").arg(spec.threads),
                *answer, spec);
    }

    // Threads that share cores are busy with waiting for them, and are told of above.
    void starvedPool()
    {
        const Nanos transforms = m_run.transformRunning();
        const Nanos all = makespan() * m_spec.threads;
        if (!usesPool(m_spec.mode) || m_spec.mode == Mode::Blocking || m_spec.threads < 2
            || m_run.work.items <= m_spec.threads || shareOf(transforms, makespan()) < marked
            || shareOf(transforms, all) > 0.5)
            return;
        PipelineSpec spec = m_spec;
        std::optional<std::pair<PipelineSpec, Nanos>> least;
        while (spec.threads > 1) {
            spec.threads = std::max(1, spec.threads / 2);
            const std::optional<Nanos> answer = m_whatIf.with(spec);
            if (!answer || m_whatIf.gain(answer) < -harmless)
                break;
            least = {spec, *answer};
        }
        if (least)
            addAsGood(Pattern::StarvedPool,
                      QStringLiteral("%1 threads transformed only %2 of their time, for lack of input")
                          .arg(m_spec.threads)
                          .arg(percentText(transforms, all)),
                      least->first.threads == 1 ? QStringLiteral("1 thread")
                                                : QStringLiteral("%1 threads").arg(least->first.threads),
                      least->second, least->first);
    }

    void unpolled()
    {
        const Nanos stood = m_run.total(Cause::FetchUnpolled);
        if (!isMarked(stood))
            return;
        std::optional<std::pair<PipelineSpec, Nanos>> best;
        const auto ask = [&](PipelineSpec spec) {
            const std::optional<Nanos> answer = m_whatIf.with(spec);
            if (m_whatIf.gain(answer) >= worthwhile && (!best || *answer < best->second))
                best = {spec, *answer};
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
                "fetches stood ready between their awaits, and nobody polled them: %1 of their time")
                .arg(percentText(stood, m_run.latency())),
            tried.mode != m_spec.mode ? QStringLiteral("the mode %1").arg(modeName(tried.mode))
                                      : QStringLiteral("M = %1").arg(tried.transformLimit),
            best->second, tried);
    }

    void staircaseTail()
    {
        const Trace &trace = m_run.run.trace;
        Nanos last{0};
        for (std::int64_t item = 0; item < trace.size(); ++item)
            last = std::max(last, trace.stamp(StampColumn::FetchStarted, item));
        const Nanos tail = makespan() - last;
        const std::optional<Nanos> answer = m_whatIf.longestFirst();
        if (shareOf(tail, makespan()) < marked || m_whatIf.gain(answer) < worthwhile)
            return;
        add(Pattern::StaircaseTail,
            QStringLiteral("after the last fetch had begun it took %1 more").arg(m_run.ofMakespan(tail)),
            QStringLiteral("the items that take longest first"), *answer, {});
    }

    void retryStorm()
    {
        const std::optional<Nanos> answer = m_whatIf.withoutRetries();
        if (m_whatIf.gain(answer) < worthwhile)
            return;
        const std::size_t trials = m_whatIf.times()->trials.size();
        add(Pattern::RetryStorm,
            trials == 1 ? QStringLiteral("1 attempt failed and was made again")
                        : QStringLiteral("%1 attempts failed and were made again").arg(trials),
            QStringLiteral("without these failures"), *answer, {});
    }

    void overheadBound()
    {
        if (m_run.run.clock != Clock::Live)
            return;
        const Nanos own = onPath(Cause::FetchHeldWakeup) + onPath(Cause::TransformHeldWakeup)
            + onPath(Cause::FetchQueued) + onPath(Cause::TransformQueuedDriver)
            + onPath(Cause::TransformQueuedPool);
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
    {Pattern::OneThread, "one_thread", "one thread transforms everything"},
    {Pattern::HeadOfLine, "head_of_line", "head of line"},
    {Pattern::FewFetches, "few_fetches", "fetch limit too small"},
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
                                       const WaitTotals &path, const WhatIf &whatIf)
{
    if (run.trace.end() <= Nanos(0) || run.trace.cancelled())
        return {};
    const DescribedRun described{run, work, cores, figures, waits};
    return Search(described, path, whatIf).patterns();
}

std::vector<Shortening> shortenings(const Run &run, int cores, const WhatIf &whatIf)
{
    std::vector<Shortening> all;
    const auto add = [&](const QString &what, const std::optional<Nanos> &answer) {
        if (answer)
            all.push_back({what, *answer, whatIf.gain(answer)});
    };
    const PipelineSpec &own = run.spec;
    add(QStringLiteral("fetches took half as long"), whatIf.scaled(0.5, 1));
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
    if (usesPool(own.mode) && own.threads * 2 <= mostThreads) {
        spec.threads = own.threads * 2;
        add(QStringLiteral("there were %1 threads").arg(spec.threads), whatIf.with(spec));
    }
    add(QStringLiteral("there were %1 cores").arg(cores * 2), whatIf.withCores(cores * 2));
    spec = own;
    if (own.order == Order::Kept && own.mode != Mode::Sequential) {
        spec.order = Order::Any;
        add(QStringLiteral("the order were any"), whatIf.with(spec));
    }
    return all;
}

} // namespace overlapse
