// SPDX-License-Identifier: MIT
#include "analysis/wait_words.h"

#include "analysis/head_of_line.h"
#include "analysis/measured_times.h"
#include "analysis/overlap.h"

namespace overlapse {

namespace {

constexpr std::size_t waitCount = 13;

/// How much of what items on a driver waited for their turn passed while it ran a transform.
Nanos behindTransforms(const DescribedRun &run)
{
    const Trace &trace = run.run.trace;
    const HoldSteps &steps = run.waits.holdSteps();
    HoldSteps::Place place;
    Nanos sum{0};
    const auto add = [&](Nanos begin, Nanos end) {
        const Nanos until = end == absent ? trace.end() : end;
        if (begin == absent || begin >= until)
            return;
        const Nanos before = steps.sumsBefore(begin, place).driver;
        sum += steps.sumsBefore(until, place).driver - before;
    };
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        add(row.fetchAdmitted, row.fetchStarted);
        add(row.fetchYielded, row.transformStarted);
    }
    return sum;
}

std::array<Nanos, waitCount> waitsOf(const DescribedRun &run)
{
    std::array<Nanos, waitCount> sums{};
    const auto of = [&sums](Wait wait) -> Nanos & { return sums[static_cast<std::size_t>(wait)]; };
    of(Wait::Driver) = run.total(Cause::FetchHeldDriver) + run.total(Cause::TransformHeldDriver);
    of(Wait::FetchOrder) = run.total(Cause::FetchHeldOrder);
    of(Wait::TransformOrder) = run.total(Cause::TransformHeldOrder);
    of(Wait::Pool) = run.total(Cause::TransformQueuedPool);
    of(Wait::Host) = run.total(Cause::FetchHost);
    of(Wait::Rate) = run.total(Cause::FetchRate);
    of(Wait::Backoff) = run.total(Cause::FetchBackoff);
    of(Wait::Server) = run.total(Cause::FetchCapacity);
    of(Wait::Unpolled) = run.total(Cause::FetchUnpolled);
    of(Wait::Wakeup) = run.total(Cause::FetchHeldWakeup) + run.total(Cause::TransformHeldWakeup)
        + run.total(Cause::TransformQueuedDriver);
    if (usesPool(run.run.spec.mode)) {
        // A fetch is late for its first poll because the stage below it is full.
        of(Wait::Full) = run.total(Cause::FetchHeldFull) + run.total(Cause::FetchQueued);
    } else {
        // Off the pool, a stage that is full while the driver transforms nothing is about to be polled.
        const Nanos behind = behindTransforms(run);
        of(Wait::Driver) += behind;
        of(Wait::Wakeup) += run.total(Cause::FetchHeldFull) + run.total(Cause::FetchQueued) - behind;
    }
    // wall() ends when the clock says so, on the CPU or not.
    if (run.work.transform != TransformKind::Wall)
        of(Wait::OffCpu) = run.total(Cause::TransformOffCpu);
    return sums;
}

QString holdingWords(PartKind kind)
{
    switch (kind) {
    case PartKind::Host: return QStringLiteral("its host's turn");
    case PartKind::Rate: return QStringLiteral("the rate");
    case PartKind::Capacity: return QStringLiteral("its turn at the server");
    case PartKind::Unpolled: return QStringLiteral("a poll");
    default: return QStringLiteral("its next attempt");
    }
}

/// ", waiting for its next attempt itself": of an item that held others back for `time`, if most of that was so.
QString ownHoldText(const DescribedRun &run, std::int64_t item, Nanos time)
{
    std::array<Nanos, partKindCount> sums{};
    for (const FetchPart &part : run.run.trace.parts(item))
        if (isHeldBack(part.kind))
            sums[static_cast<std::size_t>(part.kind)] += part.end - part.begin;
    const auto largest = std::max_element(sums.begin(), sums.end());
    return *largest * 2 < time || *largest == Nanos(0)
        ? QString()
        : QStringLiteral(", itself waiting for %1")
              .arg(holdingWords(static_cast<PartKind>(largest - sums.begin())));
}

/// "5 a second".
QString rateText(double rate)
{
    return QStringLiteral("%1 a second").arg(QString::number(rate, 'g', 6));
}

/// When at least one fetch was held back so.
Nanos heldTime(const DescribedRun &run, PartKind kind)
{
    Overlap held;
    const Trace &trace = run.run.trace;
    for (std::int64_t item = trace.nextDetailed(0); item >= 0; item = trace.nextDetailed(item + 1))
        for (const FetchPart &part : trace.parts(item))
            if (part.kind == kind)
                held.add(part.begin, part.end);
    return held.time(1);
}

QString orderSentence(const DescribedRun &run, StampColumn finished)
{
    const OrderHolds holds = orderHolds(run.run.trace, finished);
    const bool fetches = finished == StampColumn::FetchFinished;
    const QString noun = fetches ? QStringLiteral("fetch") : QStringLiteral("transform");
    const QString plural = fetches ? QStringLiteral("fetches") : QStringLiteral("transforms");
    // One name stands for the whole only if it is most of it.
    if (holds.worst.itemTime * 2 >= holds.itemTime)
        return QStringLiteral("item %1 held back %2 finished %3 for %4%5")
            .arg(holds.worst.item)
            .arg(holds.worst.held)
            .arg(holds.worst.held == 1 ? noun : plural, shortTime(holds.worst.time),
                 ownHoldText(run, holds.worst.item, holds.worst.time));
    return QStringLiteral("finished %1 waited for earlier items: %2, most for item %3")
        .arg(plural, run.ofMakespan(holds.time))
        .arg(holds.worst.item);
}

/// The part of these periods, up to an instant, in which the transform stage was full.
Nanos fullTime(const HoldSteps &steps, const std::vector<Period> &periods, Nanos until)
{
    HoldSteps::Place place;
    Nanos sum{0};
    for (const Period &period : periods) {
        if (period.begin >= until)
            break;
        const Nanos before = steps.sumsBefore(period.begin, place).full;
        sum += steps.sumsBefore(std::min(period.end, until), place).full - before;
    }
    return sum;
}

/// What the fetch stage held up while the transform stage was full.
struct Stall
{
    Nanos finished{0};    ///< a finished fetch waited that order did not hold
    Nanos notReplaced{0}; ///< items were left to fetch, fewer than N fetches ran, and none was started
    bool single = false;  ///< only one finished fetch waited
};

Stall stallOf(const DescribedRun &run)
{
    const Trace &trace = run.run.trace;
    const auto orEnd = [&trace](Nanos stamp) { return stamp == absent ? trace.end() : stamp; };
    Overlap waiting;
    Overlap running;
    Nanos earlier{0};
    Nanos lastStart{0};
    std::int64_t admitted = 0;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.fetchAdmitted == absent)
            continue;
        ++admitted;
        lastStart = std::max(lastStart, orEnd(row.fetchStarted));
        const Nanos finished = orEnd(row.fetchFinished);
        running.add(orEnd(row.fetchStarted), finished);
        if (run.run.spec.order == Order::Kept)
            earlier = std::max(earlier, finished);
        waiting.add(std::max(earlier, finished), orEnd(row.fetchYielded));
    }
    if (admitted < run.work.items)
        lastStart = trace.end();
    const HoldSteps &steps = run.waits.holdSteps();
    return {.finished = fullTime(steps, waiting.periods(1), trace.end()),
            .notReplaced = fullTime(steps, {{Nanos(0), lastStart}}, lastStart)
                - fullTime(steps, running.periods(run.run.spec.fetchLimit), lastStart),
            .single = waiting.count() == 1};
}

QString wakeupSentence(const DescribedRun &run, Nanos waited)
{
    return QStringLiteral("items waited for the driver to wake and poll: %1 of their time")
        .arg(percentText(waited, run.latency()));
}

QString fullSentence(const DescribedRun &run)
{
    const Stall stall = stallOf(run);
    const QString limit =
        QStringLiteral("the transform limit M = %1 was full and ").arg(run.run.spec.transformLimit);
    // Prefetching starts fetches regardless, and at the end there is nothing left to start.
    if (run.run.spec.mode != Mode::Prefetching && stall.notReplaced * 2 >= stall.finished
        && stall.notReplaced > Nanos(0))
        return limit + QStringLiteral("finished fetches were not replaced: ")
            + run.ofMakespan(stall.notReplaced);
    if (run.total(Cause::FetchQueued) > run.total(Cause::FetchHeldFull))
        return wakeupSentence(
            run, run.total(Cause::FetchQueued)); // a measured driver may be late with its first poll
    return limit
        + (stall.single ? QStringLiteral("a finished fetch waited: ")
                        : QStringLiteral("finished fetches waited: "))
        + run.ofMakespan(stall.finished);
}

/// What kept the transform stage full, if most of its time went into something other than running.
Wait belowFull(const DescribedRun &run)
{
    const Nanos order = run.total(Cause::TransformHeldOrder);
    const Nanos wakeup = run.total(Cause::TransformHeldWakeup);
    const Nanos stage = run.total(Cause::TransformQueuedPool) + run.total(Cause::TransformQueuedDriver)
        + run.transformRunning() + order + wakeup;
    if (order * 2 > stage)
        return Wait::TransformOrder;
    return wakeup * 2 > stage ? Wait::Wakeup : Wait::Full;
}

QString poolSentence(const DescribedRun &run)
{
    const Trace &trace = run.run.trace;
    Overlap waiting;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.fetchYielded != absent && row.transformStatus != Status::Skipped
            && row.fetchStatus != Status::Failed)
            waiting.add(row.fetchYielded,
                        row.transformStarted == absent ? trace.end() : row.transformStarted);
    }
    return QStringLiteral("%1 waited for %2: %3")
        .arg(waiting.count() == 1 ? QStringLiteral("a transform") : QStringLiteral("transforms"),
             run.run.spec.threads == 1 ? QStringLiteral("the only thread")
                                       : QStringLiteral("one of %1 threads").arg(run.run.spec.threads),
             run.ofMakespan(waiting.time(1)));
}

QString hostSentence(const DescribedRun &run)
{
    return QStringLiteral("fetches waited for their host's turn, %1 at a time: %2")
        .arg(run.work.perHostInForce())
        .arg(run.ofMakespan(heldTime(run, PartKind::Host)));
}

QString rateSentence(const DescribedRun &run)
{
    return QStringLiteral("fetches waited for the rate of %1: %2")
        .arg(rateText(run.work.rateInForce()), run.ofMakespan(heldTime(run, PartKind::Rate)));
}

QString backoffSentence(const DescribedRun &run)
{
    std::int64_t count = 0;
    std::int64_t first = 0;
    const Trace &trace = run.run.trace;
    for (std::int64_t item = trace.nextDetailed(0); item >= 0; item = trace.nextDetailed(item + 1)) {
        const PackedParts parts = trace.parts(item);
        if (std::any_of(parts.begin(), parts.end(),
                        [](const FetchPart &part) { return part.kind == PartKind::Backoff; })
            && ++count == 1)
            first = item;
    }
    return QStringLiteral("%1 waited to try again after a failure: %2")
        .arg(count == 1 ? QStringLiteral("item %1").arg(first) : QStringLiteral("%1 items").arg(count),
             run.ofMakespan(heldTime(run, PartKind::Backoff)));
}

QString serverSentence(const DescribedRun &run)
{
    const PipelineSpec &spec = run.run.spec;
    const std::int64_t limit = spec.mode == Mode::Blocking ? spec.threads : effectiveFetchLimit(spec);
    const QString pace = serverPace(run, std::min(limit, run.work.items));
    return pace.isEmpty() ? QStringLiteral("fetches waited in their server's line: %1")
                                .arg(run.ofMakespan(heldTime(run, PartKind::Capacity)))
                          : pace;
}

} // namespace

QString serverPace(const DescribedRun &run, std::int64_t inFlight)
{
    const Capacity capacity = capacityBehind(run.run, run.work, run.cores);
    if (!capacity.filled || capacity.places >= inFlight)
        return {};
    const bool isServer = run.work.fetch == FetchKind::Http || !run.work.isReal();
    return QStringLiteral("%1 set the pace: it %2 %3 at a time, of %4 in flight")
        .arg(isServer ? QStringLiteral("the server") : QStringLiteral("what is fetched from"),
             run.work.capacity > 0 ? QStringLiteral("serves") : QStringLiteral("seems to serve"))
        .arg(capacity.places)
        .arg(inFlight);
}

QString driverSentence(const DescribedRun &run)
{
    const Trace &trace = run.run.trace;
    std::int64_t transforms = 0;
    for (std::int64_t item = 0; item < trace.size() && transforms < 2; ++item)
        transforms += trace.row(item).transformLane == driverLane ? 1 : 0;
    return (transforms == 1 ? QStringLiteral("the driver could do nothing else while it ran a transform: ")
                            : QStringLiteral("transforms ran one after another on the driver: "))
        + run.ofMakespan(run.transformRunning());
}

QString offCpuSentence(const DescribedRun &run)
{
    const PipelineSpec &spec = run.run.spec;
    const std::int64_t inStage = spec.mode == Mode::Blocking
        ? spec.threads
        : std::min<std::int64_t>(spec.threads, spec.transformLimit);
    const std::int64_t threads = std::min(inStage, run.work.items);
    const Nanos off = run.total(Cause::TransformOffCpu);
    const Nanos running = run.total(Cause::TransformCpu) + off;
    QString text = QStringLiteral("transforms were off the CPU for %1 of their %2")
                       .arg(shortTime(off), shortTime(running));
    if (!usesPool(spec.mode) || threads <= run.cores)
        return text;
    if (shareOf(run.figures.fetchCpu, run.figures.makespan * run.cores) >= significantShare)
        return text
            + QStringLiteral(", while fetches kept %1 of %2 cores busy")
                  .arg(shareOf(run.figures.fetchCpu, run.figures.makespan), 0, 'f', 1)
                  .arg(run.cores);
    const QString cores =
        run.cores == 1 ? QStringLiteral("1 core") : QStringLiteral("%1 cores").arg(run.cores);
    // Sharing alone gives each thread cores / threads of the time; a measured run may have had company.
    if (shareOf(off, running) > 1.1 * (1 - static_cast<double>(run.cores) / static_cast<double>(threads)))
        return text + QStringLiteral(", more than %1 threads on %2 explain").arg(threads).arg(cores);
    return QStringLiteral("%1 threads shared %2: ").arg(threads).arg(cores) + text;
}

Wait largestWait(const DescribedRun &run)
{
    const std::array<Nanos, waitCount> sums = waitsOf(run);
    const auto largest = std::max_element(sums.begin(), sums.end());
    if (shareOf(*largest, run.latency()) < significantShare)
        return Wait::None;
    const Wait wait = static_cast<Wait>(largest - sums.begin());
    return wait == Wait::Full ? belowFull(run) : wait;
}

Wait largestHoldingBack(const DescribedRun &run)
{
    const std::array<Nanos, waitCount> sums = waitsOf(run);
    const auto first = sums.begin() + static_cast<std::ptrdiff_t>(Wait::Host);
    const auto largest = std::max_element(first, sums.end());
    return shareOf(*largest, run.latency()) < significantShare ? Wait::None
                                                               : static_cast<Wait>(largest - sums.begin());
}

QString waitSentence(const DescribedRun &run, Wait wait)
{
    switch (wait) {
    case Wait::None: return {};
    case Wait::Driver: return driverSentence(run);
    case Wait::FetchOrder: return orderSentence(run, StampColumn::FetchFinished);
    case Wait::TransformOrder: return orderSentence(run, StampColumn::TransformFinished);
    case Wait::Full: return fullSentence(run);
    case Wait::Pool: return poolSentence(run);
    case Wait::OffCpu: return offCpuSentence(run);
    case Wait::Wakeup: return wakeupSentence(run, waitsOf(run)[static_cast<std::size_t>(Wait::Wakeup)]);
    case Wait::Host: return hostSentence(run);
    case Wait::Rate: return rateSentence(run);
    case Wait::Backoff: return backoffSentence(run);
    case Wait::Server: return serverSentence(run);
    case Wait::Unpolled:
        return QStringLiteral("fetches stood still between their awaits, unpolled: %1")
            .arg(run.ofMakespan(heldTime(run, PartKind::Unpolled)));
    }
    return {};
}

} // namespace overlapse
