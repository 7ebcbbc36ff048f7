// SPDX-License-Identifier: MIT
#include "advice/search_words.h"

#include "analysis/described_run.h"
#include "pipeline/words.h"

#include <algorithm>

namespace overlapse {

namespace {

QString percentOf(double share)
{
    return QStringLiteral("%1 %").arg(share * 100, 0, 'f', share < 0.1 ? 1 : 0);
}

// The next that were tried with fewer and with more in flight, if any; of several the one with as many transforms, else the last.
const Tried *nextTo(const SearchFacts &facts, bool more)
{
    const std::int64_t limit = facts.advised.spec.fetchLimit;
    const Tried *next = nullptr;
    for (const Tried &other : facts.tried) {
        const std::int64_t of = other.spec.fetchLimit;
        if (more ? of <= limit : of >= limit)
            continue;
        const bool isNearer = !next || (more ? of < next->spec.fetchLimit : of > next->spec.fetchLimit);
        const bool isAlike = next && of == next->spec.fetchLimit
            && other.spec.transformLimit == facts.advised.spec.transformLimit;
        if (isNearer || isAlike)
            next = &other;
    }
    return next;
}

// The next that were tried with as many in flight and fewer transforms, or more of them, if any.
const Tried *nextTransforms(const SearchFacts &facts, bool more)
{
    const PipelineSpec &spec = facts.advised.spec;
    const Tried *next = nullptr;
    for (const Tried &other : facts.tried) { // by N, then M
        if (other.spec.fetchLimit != spec.fetchLimit)
            continue;
        if (other.spec.transformLimit < spec.transformLimit && !more)
            next = &other;
        else if (other.spec.transformLimit > spec.transformLimit && more)
            return &other;
    }
    return next;
}

bool misses(const SearchFacts &facts, const Tried &one)
{
    return facts.mostP99 > Nanos(0) && one.p99() != absent && one.p99() > facts.mostP99;
}

QString gaveText(const SearchFacts &facts, const Tried &one)
{
    if (one.refuses(facts.usualFailures))
        return one.spec.fetchLimit == facts.advised.spec.fetchLimit
            ? QStringLiteral("with M = %1 %2 failed")
                  .arg(one.spec.transformLimit)
                  .arg(percentOf(one.failedShare()))
            : QStringLiteral("with N = %1 in flight %2 failed")
                  .arg(one.spec.fetchLimit)
                  .arg(percentOf(one.failedShare()));
    const QString limits = one.spec.transformLimit == facts.advised.spec.transformLimit
        ? QStringLiteral("N = %1").arg(one.spec.fetchLimit)
        : QStringLiteral("N = %1 with M = %2").arg(one.spec.fetchLimit).arg(one.spec.transformLimit);
    const QString gave = QStringLiteral("%1 gave %2").arg(limits, rateText(one.throughput()));
    return misses(facts, one) ? gave
            + QStringLiteral(" with a p99 latency of %1, which misses the goal")
                  .arg(timesApart(facts.mostP99, one.p99()).second)
                              : gave;
}

// The most of all that may be taken, where that is more than what counts as the same.
QString mostText(const SearchFacts &facts)
{
    const Tried *most = nullptr;
    for (const Tried &other : facts.tried)
        if (!other.refuses(facts.usualFailures) && !misses(facts, other)
            && (!most || other.throughput() > most->throughput()))
            most = &other;
    if (!most || facts.advised.throughput() >= (1 - asGood) * most->throughput())
        return {};
    const bool mayBeChance =
        ratioInterval(most->throughputs(), facts.advised.throughputs()).high >= 1 - asGood;
    return QStringLiteral("the most was %1, with N = %2 and M = %3%4")
        .arg(rateText(most->throughput()))
        .arg(most->spec.fetchLimit)
        .arg(most->spec.transformLimit)
        .arg(mayBeChance ? QStringLiteral(", but so few slices tell no difference") : QString());
}

// "now N = 4 and M = 1 give 180 items/s", what limits them, and what is gained.
QStringList nowSentences(const SearchFacts &facts)
{
    const Tried *now = facts.now;
    if (!now)
        return facts.nowMissing.isEmpty() ? QStringList() : QStringList{facts.nowMissing};
    if (now == &facts.advised)
        return {QStringLiteral("these are the limits of now")};
    const QString limits =
        QStringLiteral("now N = %1 and M = %2").arg(now->spec.fetchLimit).arg(now->spec.transformLimit);
    if (now->refuses(facts.usualFailures))
        return {QStringLiteral("with %1 more fails: %2").arg(limits, percentOf(now->failedShare()))};
    QStringList said{QStringLiteral("%1 give %2").arg(limits, rateText(now->throughput()))};
    if (now->isDisturbed())
        said.back() += QStringLiteral(", but other programs used much of the machine");
    if (misses(facts, *now))
        said.back() += QStringLiteral(" with a p99 latency of %1, which misses the goal")
                           .arg(timesApart(facts.mostP99, now->p99()).second);
    if (!now->limiting.isEmpty())
        said << QStringLiteral("what limits now: %1").arg(now->limiting);
    const std::optional<AdvisedGain> gain = gainOf(facts.advised, *now);
    if (!gain)
        return said;
    const Interval &interval = gain->interval;
    if (interval.low >= 1 - asGood && interval.high <= 1 + asGood)
        said << QStringLiteral("what is advised brings as much");
    else if (interval.low <= 1 && interval.high >= 1)
        said << QStringLiteral("between that and what is advised no difference was seen");
    else
        said << QStringLiteral("what is advised brings %1 times as much (%2 to %3%4)")
                    .arg(gain->ratio, 0, 'f', 2)
                    .arg(interval.low, 0, 'f', 2)
                    .arg(interval.high, 0, 'f', 2)
                    .arg(interval.isRange ? QStringLiteral(" between single slices") : QString());
    return said;
}

// Found from one slice; where fewer or far more in flight are best, it was not that.
bool agrees(std::int64_t capacity, std::int64_t advised)
{
    return 4 * advised >= 3 * capacity && advised <= std::max(capacity + 1, 3 * capacity / 2);
}

// What was tried beside the advised limits, or that nothing was.
QStringList besideSentences(const SearchFacts &facts)
{
    QStringList said;
    const Tried *more = nextTo(facts, true);
    for (const Tried *other :
         {nextTo(facts, false), more, nextTransforms(facts, false), nextTransforms(facts, true)})
        if (other && other != facts.now)
            said << gaveText(facts, *other);
    const std::int64_t limit = facts.advised.spec.fetchLimit;
    if (!more && limit == facts.maxFetchLimit)
        said << QStringLiteral("more than %1 in flight were not allowed, and may gain").arg(limit);
    if (facts.tried.size() == 1)
        said << QStringLiteral("no other limits were tried");
    return said;
}

} // namespace

std::optional<AdvisedGain> gainOf(const Tried &advised, const Tried &now)
{
    if (advised.throughput() <= 0 || now.throughput() <= 0 || now.isDisturbed())
        return {};
    return AdvisedGain{now.spec, advised.throughput() / now.throughput(),
                       ratioInterval(now.throughputs(), advised.throughputs())};
}

QString searchWhy(const SearchFacts &facts)
{
    QStringList said = nowSentences(facts);
    const std::int64_t limit = facts.advised.spec.fetchLimit;
    if (facts.capacity && agrees(*facts.capacity, limit))
        said << QStringLiteral("about %1 served at a time")
                    .arg(counted(*facts.capacity, "request is", "requests are"));
    said << besideSentences(facts);
    if (const QString most = mostText(facts); !most.isEmpty())
        said << most;
    if (facts.advised.failedShare() > 0)
        said << QStringLiteral("%1 of the items failed").arg(percentOf(facts.advised.failedShare()));
    if (const QString &limiting = facts.advised.limiting; !limiting.isEmpty())
        said << (facts.now && facts.now != &facts.advised
                     ? QStringLiteral("what will limit then: %1").arg(limiting)
                     : limiting);
    if (facts.better)
        said << QStringLiteral("%1 with N = %2 and M = %3 is predicted to bring %4 more: tune it too")
                    .arg(modeName(facts.better->spec.mode))
                    .arg(facts.better->spec.fetchLimit)
                    .arg(facts.better->spec.transformLimit)
                    .arg(percentOf(facts.better->gain));
    if (facts.wholeItems > 0)
        said << QStringLiteral("throughput is over all of the %1: what their beginning and end take of it is "
                               "predicted where a slice was a part of them")
                    .arg(counted(facts.wholeItems, "item", "items"));
    if (facts.fall > 0)
        said << QStringLiteral("it got slower meanwhile: the last slices brought %1 less than the first")
                    .arg(percentOf(facts.fall));
    if (facts.settled)
        said << QStringLiteral("this holds while the machine, and what is fetched from, stay as they were");
    else
        said << (facts.spent ? QStringLiteral("not settled: the budget was spent")
                             : QStringLiteral("not settled: it was stopped"));
    return said.join(QStringLiteral("; "));
}

} // namespace overlapse
