// SPDX-License-Identifier: MIT
#include "analysis/replay_fit.h"

#include "analysis/conditions.h"
#include "analysis/measured_times.h"
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

std::optional<ReplayFit> replayFit(const Run &run, const std::shared_ptr<const DurationTable> &times,
                                   int cores)
{
    if (run.trace.cancelled() || run.trace.end() <= Nanos(0))
        return {};
    const WorkSpec work = replaying(times, run.trace.size());
    const auto replayed = static_cast<double>(predict(run.spec, work, {.cores = cores}).end().count());
    return ReplayFit{.off = std::abs(replayed / static_cast<double>(run.trace.end().count()) - 1),
                     .disturbed = run.facts.disturbed};
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

bool areCoresUnknown(const DurationTable &times)
{
    constexpr double mostOfIt = 0.5;
    return times.fit && times.fit->disturbed.value_or(0) > mostOfIt
        && (!times.fetchCpu.empty() || !times.transformOutside.empty());
}

bool isBeyond(const DurationTable &times, const Run &predicted)
{
    const std::int64_t seen = mostSeen(times);
    return seen > 0 && mostInFlight(predicted) > seen;
}

bool isReliable(const DurationTable &times, const Run &predicted)
{
    return !times.stopped && !areTooFew(times) && !areCoresUnknown(times) && !isBeyond(times, predicted)
        && (!times.fit || times.fit->off <= poorFit);
}

bool isReliable(const Run &run, const WorkSpec &work)
{
    return run.clock == Clock::Live || !work.durations || isReliable(*work.durations, run);
}

QString fitSentence(const ReplayFit &fit)
{
    if (fit.off <= poorFit)
        return QStringLiteral("explains its own recording within %1").arg(percent(fit.off));
    const QString poor =
        QStringLiteral("off by %1 for its own recording: not to be relied on, ").arg(percent(fit.off));
    return poor
        + (fit.disturbed && *fit.disturbed > disturbingShare
               ? QStringLiteral("as other programs used %1 of the machine").arg(percent(*fit.disturbed))
               : QStringLiteral("as what was fetched from, or the machine, changed meanwhile"));
}

QString doubtSentence(const DurationTable &times, const Run &predicted)
{
    if (times.stopped)
        return QStringLiteral(
            "the run was stopped: what it did not come to is taken for the mean of the rest");
    if (areTooFew(times))
        return QStringLiteral("too few requests to one server, too few at a time, or too many sent at once, "
                              "to tell how many waited "
                              "for others");
    if (areCoresUnknown(times))
        return QStringLiteral(
                   "other programs used %1 of the machine: what waited for cores cannot be told from "
                   "what did not need them")
            .arg(percent(*times.fit->disturbed));
    return isBeyond(times, predicted)
        ? QStringLiteral("at most %1 in flight were seen: whether more are served as fast is not known")
              .arg(mostSeen(times))
        : QString();
}

} // namespace overlapse
