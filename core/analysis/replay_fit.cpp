// SPDX-License-Identifier: MIT
#include "analysis/replay_fit.h"

#include "analysis/conditions.h"
#include "analysis/critical_path.h"
#include "analysis/described_run.h"
#include "analysis/figures.h"
#include "analysis/measured_times.h"
#include "analysis/scheduler_turns.h"
#include "pipeline/bounds.h"
#include "trace/missing.h"
#include "virtual/predict.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

// Of one that an older version predicted, as many as its limits allow.
std::int64_t mostInFlight(const Run &predicted)
{
    const PipelineSpec &spec = predicted.spec;
    return predicted.trace.mostInFlight() > 0 ? predicted.trace.mostInFlight()
        : spec.mode == Mode::Blocking         ? spec.threads
                                              : effectiveFetchLimit(spec);
}

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(std::max(1, static_cast<int>(std::ceil(share * 100))));
}

} // namespace

std::optional<ReplayFit> replayFit(const Run &run, const WorkSpec &work,
                                   const std::shared_ptr<const DurationTable> &times, int cores)
{
    if (!isWhole(run.trace) || run.trace.end() <= Nanos(0))
        return {};
    const auto measured = static_cast<double>(run.trace.end().count());
    const Nanos replayed = predict(run.spec, replaying(times, run.trace.size()), {.cores = cores}).end();
    const WaitTotals onPath = pathTotals(criticalPath(run, WaitAccount(run), Releases(run, work)));
    return ReplayFit{.off = std::abs(static_cast<double>(replayed.count()) / measured - 1),
                     .disturbed = run.facts.disturbed,
                     .overhead = overheadOf(onPath) / run.trace.size()};
}

std::int64_t unsureBelow(const PipelineSpec &spec, const std::shared_ptr<const DurationTable> &times,
                         const std::shared_ptr<const DurationTable> &shorter, int cores)
{
    constexpr std::int64_t enough = 20'000;
    const std::int64_t items = std::min(static_cast<std::int64_t>(times->fetch.size()), enough);
    const auto makespan = [&](const std::shared_ptr<const DurationTable> &of, std::int64_t atWork) {
        PipelineSpec asked = spec;
        if (!of->fetchCpu.empty())
            asked.fetchLimit = atWork;
        if (!of->transformOutside.empty())
            asked.transformLimit = atWork;
        if (!of->transformOutside.empty() || spec.mode == Mode::Blocking)
            asked.threads = static_cast<int>(std::min(atWork, mostThreads));
        return static_cast<double>(predict(asked, replaying(of, items), {.cores = cores}).end().count());
    };
    std::int64_t fewest = 0;
    const std::int64_t most = 2 * std::max<std::int64_t>(effectiveFetchLimit(spec), spec.threads);
    for (std::int64_t atWork = std::min(items, most); atWork > 0; atWork /= 2) {
        if (makespan(shorter, atWork) < (1 - poorFit) * makespan(times, atWork))
            return fewest > 0 ? fewest : atWork + 1;
        fewest = atWork;
    }
    return 0;
}

std::int64_t mostSeen(const DurationTable &times)
{
    const bool allFilled = std::all_of(times.servers.begin(), times.servers.end(),
                                       [](const Capacity &server) { return server.filled; });
    return allFilled ? 0 : times.mostInFlight;
}

bool areTooFew(const DurationTable &times)
{
    return std::any_of(times.servers.begin(), times.servers.end(),
                       [](const Capacity &server) { return !server.known; });
}

bool areOfStampsAlone(const DurationTable &times)
{
    return areTooFew(times) && !times.fit && times.mostInFlight == 0;
}

bool areCoresUnknown(const DurationTable &times)
{
    constexpr double mostOfIt = 0.5;
    constexpr double some = 0.1;
    return times.fit && times.fit->disturbed.value_or(0) > mostOfIt && times.computing > some;
}

bool isMostlyOverhead(const DurationTable &times, const Run &predicted)
{
    return times.fit
        && static_cast<double>(times.fit->overhead.count()) * static_cast<double>(predicted.trace.size())
        > poorFit * static_cast<double>(predicted.trace.end().count());
}

bool isUnsureOfCores(const DurationTable &times, const Run &predicted)
{
    if (times.unsureBelow == 0)
        return false;
    return (times.fetchCpu.empty() ? parallelism(predicted.spec, TransformKind::Wall, 1)
                                   : mostInFlight(predicted))
        < times.unsureBelow;
}

bool isByChance(const DurationTable &times, const Run &predicted)
{
    return times.retrySpread > poorFit
        || times.longestRetried > poorFit * static_cast<double>(predicted.trace.end().count());
}

bool isBeyond(const DurationTable &times, const Run &predicted)
{
    const std::int64_t seen = mostSeen(times);
    return seen > 0 && mostInFlight(predicted) > seen;
}

bool isComparable(const DurationTable &times, const Run &predicted)
{
    return !times.stopped && !times.fetchCpuUnknown && !areTooFew(times) && !areCoresUnknown(times)
        && !isUnsureOfCores(times, predicted) && !isBeyond(times, predicted)
        && !isMostlyOverhead(times, predicted) && (!times.fit || times.fit->off <= poorFit);
}

bool isReliable(const DurationTable &times, const Run &predicted)
{
    return isComparable(times, predicted) && !isByChance(times, predicted);
}

bool isReliable(const Run &run, const WorkSpec &work, int cores)
{
    return run.clock == Clock::Live
        || (!endsLateByTurns(run.spec, work, cores) && (!work.durations || isReliable(*work.durations, run)));
}

QString fitSentence(const ReplayFit &fit)
{
    if (fit.off <= poorFit)
        return QStringLiteral("explains its own recording within %1").arg(percent(fit.off));
    const QString poor =
        QStringLiteral("off by %1 for its own recording: not to be relied on, ").arg(percent(fit.off));
    const bool isDisturbed = fit.disturbed && *fit.disturbed > disturbingShare;
    if (fit.givenCapacity > 0 && !isDisturbed)
        return poor
            + QStringLiteral(
                  "with the capacity of %1 that was given: leave it out, and it is told from the recording")
                  .arg(fit.givenCapacity);
    return poor
        + (isDisturbed
               ? QStringLiteral("as other programs used %1 of the machine").arg(percent(*fit.disturbed))
               : QStringLiteral("perhaps as what was fetched from, or the machine, changed meanwhile"));
}

QString replaySentence(const DurationTable &times)
{
    if (!times.fit)
        return {};
    QString fit = fitSentence(*times.fit);
    const auto isFilled = [](const Capacity &server) { return server.filled; };
    if (times.fit->off > poorFit || times.servers.empty() || !std::ranges::all_of(times.servers, isFilled))
        return fit;
    const auto [least, most] = std::ranges::minmax(times.servers, {}, &Capacity::places);
    const QString places = least.places == most.places
        ? QString::number(most.places)
        : QStringLiteral("%1 to %2").arg(least.places).arg(most.places);
    const QString by = times.servers.size() == 1
        ? QStringLiteral("what is fetched from is taken to serve %1 at a time").arg(places)
        : QStringLiteral("each of %1 servers is taken to serve %2 at a time")
              .arg(times.servers.size())
              .arg(places);
    return fit + QStringLiteral("; ") + by
        + (times.fit->givenCapacity > 0 ? QStringLiteral(", as was given")
                                        : QStringLiteral(", as it was seen to"));
}

QString doubtSentence(const DurationTable &times, const Run &predicted)
{
    if (times.stopped)
        return QStringLiteral("the run was stopped: what it did not come to is left out, and what was under "
                              "way is taken for the mean of "
                              "the rest");
    if (times.fetchCpuUnknown)
        return QStringLiteral("the recording has no CPU time of its fetches, as older versions wrote it: how "
                              "they shared the cores is not known");
    if (areOfStampsAlone(times))
        return QStringLiteral(
            "stamps alone do not tell what fetches waited for, servers or cores: predict from the "
            "recording (.overlapse)");
    if (areTooFew(times))
        return QStringLiteral("too few requests to one server, too few at a time, or too many sent at once, "
                              "to tell how many waited "
                              "for others");
    if (areCoresUnknown(times))
        return QStringLiteral(
                   "other programs used %1 of the machine: what waited for cores cannot be told from "
                   "what did not need them")
            .arg(percent(*times.fit->disturbed));
    if (isUnsureOfCores(times, predicted))
        return QStringLiteral("the cores were used up when it was recorded: how long each would take with "
                              "fewer than %1 at work is not known, so record it with fewer")
            .arg(times.unsureBelow);
    if (isMostlyOverhead(times, predicted))
        return QStringLiteral(
                   "between items the driver and the system took %1 each when it was recorded, which a "
                   "prediction leaves out, and here would be more than a tenth: do several items' work in "
                   "one")
            .arg(shortTime(times.fit->overhead));
    if (isBeyond(times, predicted))
        return QStringLiteral("at most %1 in flight were seen: whether more are served as fast is not known")
            .arg(mostSeen(times));
    return isByChance(times, predicted) ? QStringLiteral(
               "the attempts that failed fail here too: should others fail another time, that alone "
               "would change it by more than a tenth")
                                        : QString();
}

QString doubtSentence(const Run &run, const WorkSpec &work, int cores)
{
    if (run.clock == Clock::Live)
        return {};
    if (QString doubt = work.durations ? doubtSentence(*work.durations, run) : QString(); !doubt.isEmpty())
        return doubt;
    return endsLateByTurns(run.spec, work, cores)
        ? QStringLiteral(
              "%1 threads on %2: what ends while others have the cores waits for the scheduler's next "
              "turn, some ms, which a prediction leaves out")
              .arg(run.spec.threads)
              .arg(cores == 1 ? QStringLiteral("one core") : QStringLiteral("%1 cores").arg(cores))
        : QString();
}

QString unsureSentence(const Run &run, const WorkSpec &work, int cores)
{
    const QString doubt = doubtSentence(run, work, cores);
    return doubt.isEmpty() && work.durations && work.durations->fit ? fitSentence(*work.durations->fit)
                                                                    : doubt;
}

} // namespace overlapse
