// SPDX-License-Identifier: MIT
#include "analysis/pace_words.h"

#include "analysis/measured_times.h"
#include "analysis/overlap.h"

namespace overlapse {

namespace {

// A run this close to a term of its bound has next to nothing to gain from waiting less.
constexpr double provenShare = 0.9;
constexpr double fullCores = 0.85;
constexpr double evenShare = 0.8;    // the shortest of the longest: items alike
constexpr double wholeRounds = 0.95; // the longest, as often as there are rounds, is the makespan
// One item's part is a claim about that item: closer still.
constexpr double aloneShare = 0.95;

/// When things ran, whoever waited.
struct Occupancy
{
    Overlap fetchSlots; ///< taken from started to yielded
    Overlap transforms;
    Nanos lastStart{0}; ///< of a fetch
    Nanos shortest = Nanos::max();
    Nanos longest{0};
    std::int64_t longestItem = 0;
    std::int64_t admitted = 0;
};

/// What an item itself took, without what held it back.
Nanos ownTime(const Trace &trace, std::int64_t item)
{
    const ItemRow row = trace.row(item);
    if (row.fetchStarted == absent)
        return Nanos(0);
    const Nanos finished = row.fetchStatus == Status::Failed ? row.fetchFinished : row.transformFinished;
    const Nanos end = finished == absent ? trace.end() : finished;
    return std::max(end - row.fetchStarted - heldBack(trace.parts(item)), Nanos(0));
}

Occupancy occupancyOf(const Trace &trace)
{
    const auto orEnd = [&trace](Nanos stamp) { return stamp == absent ? trace.end() : stamp; };
    Occupancy result;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.fetchAdmitted == absent)
            continue;
        ++result.admitted;
        const Nanos started = orEnd(row.fetchStarted);
        result.fetchSlots.add(started, orEnd(row.fetchYielded));
        result.transforms.add(orEnd(row.transformStarted), orEnd(row.transformFinished));
        result.lastStart = std::max(result.lastStart, started);
        const Nanos alone = ownTime(trace, item);
        result.shortest = std::min(result.shortest, alone);
        if (alone > result.longest) {
            result.longest = alone;
            result.longestItem = item;
        }
    }
    return result;
}

bool allAtOnce(const DescribedRun &run, const Occupancy &occupancy)
{
    return occupancy.admitted == run.work.items && occupancy.lastStart * 100 <= run.figures.makespan;
}

Nanos waitingTime(const DescribedRun &run)
{
    Nanos running = run.total(Cause::FetchRunning) + run.transformRunning();
    // Off the CPU a transform waits too, unless it only watches the clock.
    if (run.work.transform != TransformKind::Wall)
        running -= run.total(Cause::TransformOffCpu);
    return run.latency() - running;
}

// An item is alone with its time only if no other took nearly as long.
QString aloneText(const DescribedRun &run, std::int64_t item, Nanos time)
{
    constexpr double nearly = 0.8;
    bool alone = true;
    for (std::int64_t other = 0; other < run.run.trace.size() && alone; ++other)
        alone = other == item || shareOf(ownTime(run.run.trace, other), time) < nearly;
    return (alone ? QStringLiteral("item %1 alone took %2") : QStringLiteral("the longest, item %1, took %2"))
        .arg(item)
        .arg(run.ofMakespan(time));
}

/// Own commands and other programs together used nearly all there is: what ran may have waited for a core.
bool coresWereFull(const DescribedRun &run)
{
    const Nanos all = run.figures.makespan * run.cores;
    const double others = run.run.facts.disturbed.value_or(0);
    return shareOf(run.figures.fetchCpu, all) >= significantShare
        && shareOf(run.figures.fetchCpu + run.total(Cause::TransformCpu), all) + others >= fullCores;
}

/// "5 items in rounds of N = 4: 2 rounds of 600 ms", where all took alike and the last round is not full.
QString roundsText(const DescribedRun &run, const Occupancy &occupancy)
{
    const std::int64_t n = run.run.spec.fetchLimit;
    const std::int64_t items = occupancy.admitted;
    if (items <= n || n == 1 || shareOf(occupancy.shortest, occupancy.longest) < evenShare)
        return {};
    const std::int64_t rounds = (items + n - 1) / n;
    if (shareOf(occupancy.longest * rounds, run.figures.makespan) < wholeRounds
        || shareOf(run.figures.makespan, occupancy.longest * rounds) < wholeRounds)
        return {};
    return QStringLiteral("%1 items with N = %2 in flight: %3 rounds of %4")
        .arg(items)
        .arg(n)
        .arg(rounds)
        .arg(shortTime(run.figures.makespan / rounds));
}

QString allAtOnceSentence(const DescribedRun &run, const Occupancy &occupancy)
{
    const Nanos waited = waitingTime(run);
    QString prefix;
    if (waited == Nanos(0))
        prefix = QStringLiteral("nothing waited: ");
    else if (shareOf(waited, run.latency()) < significantShare && !coresWereFull(run))
        prefix = QStringLiteral("hardly anything waited: ");
    if (const Wait wait = largestHoldingBack(run); wait != Wait::None)
        return waitSentence(run, wait);
    if (QString server = serverPace(run, occupancy.admitted); !server.isEmpty())
        return server;
    const bool even = shareOf(occupancy.shortest, occupancy.longest) >= 0.95;
    if (even && !prefix.isEmpty() && run.figures.failed == 0 && !run.run.trace.cancelled())
        return prefix
            + (run.work.items == 1
                   ? QStringLiteral("one fetch and one transform after it")
                   : QStringLiteral("one fetch and one transform after it, all items at once"));
    return prefix + aloneText(run, occupancy.longestItem, occupancy.longest);
}

QString ratePace(const DescribedRun &run)
{
    return QStringLiteral("the rate of %1 a second set the pace: %2")
        .arg(QString::number(run.work.rateInForce(), 'g', 6),
             run.figures.emitted == 1 ? QStringLiteral("1 item in %1").arg(shortTime(run.figures.makespan))
                                      : QStringLiteral("%1 items in %2")
                                            .arg(run.figures.emitted)
                                            .arg(shortTime(run.figures.makespan)));
}

QString fetchPace(const DescribedRun &run, Nanos slotsTaken)
{
    const std::int64_t n = run.run.spec.fetchLimit;
    if (QString server = serverPace(run, n); !server.isEmpty())
        return server;
    return (n == 1 ? QStringLiteral("N = 1 fetch in flight set the pace: its slot taken ")
                   : QStringLiteral("N = %1 fetches in flight set the pace: all slots taken ").arg(n))
        + percentText(slotsTaken, run.figures.makespan) + QStringLiteral(" of the time");
}

// "2 cores set the pace: fetches and transforms kept them busy 97 % of the time", where nearly all of their time is known
// to have been used. Of transforms alone, with a thread each, transformPace() tells.
QString corePace(const DescribedRun &run, const BoundTerms &terms)
{
    const Nanos makespan = run.figures.makespan;
    const Nanos all = makespan * run.cores;
    const bool fetches = shareOf(run.figures.fetchCpu, all) >= significantShare;
    if (run.work.items == 1 || shareOf(terms.cores, makespan) < provenShare
        || (!fetches && terms.cores <= terms.transform))
        return {};
    const bool transforms = shareOf(terms.cores * run.cores - run.figures.fetchCpu, all) >= significantShare;
    const QString who = !fetches ? QStringLiteral("transforms")
        : transforms             ? QStringLiteral("fetches and transforms")
                                 : QStringLiteral("fetches");
    return (run.cores == 1 ? QStringLiteral("the only core set the pace: ")
                           : QStringLiteral("%1 cores set the pace: ").arg(run.cores))
        + QStringLiteral("%1 kept %2 busy %3 of the time")
              .arg(who, run.cores == 1 ? QStringLiteral("it") : QStringLiteral("them"),
                   percentText(std::min(terms.cores, makespan), makespan));
}

QString transformPace(const DescribedRun &run, std::int64_t k, const QString &percent)
{
    const PipelineSpec &spec = run.run.spec;
    if (!usesPool(spec.mode))
        return driverSentence(run);
    const std::int64_t onPool = parallelism(spec, TransformKind::Wall, run.cores);
    if (k < onPool)
        return (k == 1 ? QStringLiteral("the only core set the pace: busy ")
                       : QStringLiteral("%1 cores set the pace: all busy ").arg(k))
            + percent + QStringLiteral(" of the time");
    if (k < spec.threads)
        return (k == 1 ? QStringLiteral("M = 1 transform in flight set the pace: running ")
                       : QStringLiteral("M = %1 transforms in flight set the pace: all running ").arg(k))
            + percent + QStringLiteral(" of the time");
    return (k == 1 ? QStringLiteral("the only thread set the pace: busy ")
                   : QStringLiteral("%1 threads set the pace: all busy ").arg(k))
        + percent + QStringLiteral(" of the time");
}

} // namespace

QString oneAtATimeSentence(const DescribedRun &run)
{
    QString heldBack;
    const auto add = [&](Cause cause, const QString &what) {
        if (shareOf(run.total(cause), run.figures.makespan) >= significantShare)
            heldBack += QStringLiteral(", waiting for %1 %2").arg(what, shortTime(run.total(cause)));
    };
    add(Cause::FetchHost, QStringLiteral("their host's turn"));
    add(Cause::FetchRate, QStringLiteral("the rate"));
    add(Cause::FetchBackoff, QStringLiteral("another attempt"));
    add(Cause::FetchCapacity, QStringLiteral("the server"));
    add(Cause::FetchUnpolled, QStringLiteral("a poll"));
    return QStringLiteral("one item at a time: fetches took %1%2 and transforms %3 of %4")
        .arg(shortTime(run.total(Cause::FetchRunning)), heldBack, shortTime(run.transformRunning()),
             shortTime(run.figures.makespan));
}

QString provenSentence(const DescribedRun &run, Wait largest)
{
    const Nanos makespan = run.figures.makespan;
    const PipelineSpec &spec = run.run.spec;
    const BoundTerms terms = boundTerms(run.run, run.work, run.cores);
    if (run.work.rateInForce() > 0 && shareOf(terms.rate, makespan) >= provenShare
        && shareOf(run.total(Cause::FetchRate), run.latency()) >= significantShare)
        return ratePace(run);
    if (QString cores = corePace(run, terms); !cores.isEmpty())
        return cores;
    if (shareOf(terms.longest, makespan) >= aloneShare)
        return aloneText(run, terms.longestItem, terms.longest);
    if (spec.mode == Mode::Blocking
        || shareOf(std::max(terms.fetch, terms.transform), makespan) < provenShare)
        return {};
    // A term is near the makespan of a short run whatever its limit is: the limit must have been met as well.
    const Occupancy occupancy = occupancyOf(run.run.trace);
    if (terms.fetch > terms.transform) {
        const Nanos taken = occupancy.fetchSlots.time(spec.fetchLimit);
        return taken * 2 >= makespan ? fetchPace(run, taken) : QString();
    }
    if (largest == Wait::Pool || largest == Wait::OffCpu)
        return {};
    const std::int64_t k = parallelism(spec, run.work.transform, run.cores);
    const Nanos busy = occupancy.transforms.time(k);
    return busy * 2 >= makespan ? transformPace(run, k, percentText(busy, makespan)) : QString();
}

QString blockingSentence(const DescribedRun &run)
{
    const int threads = run.run.spec.threads;
    const Occupancy occupancy = occupancyOf(run.run.trace);
    const Nanos fetching = run.total(Cause::FetchRunning);
    const Nanos working = fetching + run.transformRunning();
    const Nanos off =
        run.work.transform == TransformKind::Wall ? Nanos(0) : run.total(Cause::TransformOffCpu);
    const bool moreThanThreads = run.work.items > threads;
    if (shareOf(off, working) >= significantShare && (!moreThanThreads || off > fetching))
        return offCpuSentence(run);
    if (QString cores = corePace(run, boundTerms(run.run, run.work, run.cores)); !cores.isEmpty())
        return cores;
    const Wait heldBack = largestHoldingBack(run);
    if (heldBack != Wait::None && 2 * working < run.latency())
        if (const QString proven = provenSentence(run, heldBack); proven.isEmpty())
            return waitSentence(run, heldBack);
    if (!moreThanThreads)
        return allAtOnceSentence(run, occupancy);
    if (QString proven = provenSentence(run, Wait::None); !proven.isEmpty())
        return proven;
    if (heldBack != Wait::None)
        return waitSentence(run, heldBack);
    const Nanos threadTime = run.figures.makespan * threads;
    if (shareOf(fetching, threadTime) < significantShare)
        return transformPace(run, threads,
                             percentText(occupancy.transforms.time(threads), run.figures.makespan));
    return QStringLiteral("at most %1 in flight: the %2 for fetches %3 of the time")
        .arg(threads)
        .arg(threads == 1 ? QStringLiteral("thread waited") : QStringLiteral("threads waited"),
             percentText(fetching, threadTime));
}

QString paceSentence(const DescribedRun &run)
{
    const Nanos makespan = run.figures.makespan;
    const PipelineSpec &spec = run.run.spec;
    const Occupancy occupancy = occupancyOf(run.run.trace);
    if (QString cores = corePace(run, boundTerms(run.run, run.work, run.cores)); !cores.isEmpty())
        return cores;
    if (allAtOnce(run, occupancy))
        return allAtOnceSentence(run, occupancy);
    if (run.latency() <= makespan)
        return oneAtATimeSentence(run);
    if (QString proven = provenSentence(run, Wait::None); !proven.isEmpty())
        return proven;
    const std::int64_t n = spec.fetchLimit;
    const std::int64_t k = parallelism(spec, run.work.transform, run.cores);
    const Nanos fetchFull = run.work.items > n ? occupancy.fetchSlots.time(n) : Nanos(0);
    const Nanos transformFull = run.work.items > k ? occupancy.transforms.time(k) : Nanos(0);
    const Nanos most = std::max(fetchFull, transformFull);
    if (most * 2 >= makespan && transformFull == most)
        return transformPace(run, k, percentText(transformFull, makespan));
    if (most * 2 >= makespan)
        return fetchPace(run, fetchFull);
    if (QString rounds = roundsText(run, occupancy); !rounds.isEmpty())
        return rounds;
    if (occupancy.longest * 2 >= makespan)
        return aloneText(run, occupancy.longestItem, occupancy.longest);
    return QStringLiteral("no limit stood out: all fetch slots were taken %1 of the time, %2 %3")
        .arg(percentText(fetchFull, makespan),
             !usesPool(spec.mode) ? QStringLiteral("the driver was busy")
                                  : QStringLiteral("%1 transforms ran").arg(k),
             percentText(transformFull, makespan));
}

} // namespace overlapse
