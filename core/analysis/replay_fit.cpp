// SPDX-License-Identifier: MIT
#include "analysis/replay_fit.h"

#include "analysis/conditions.h"
#include "virtual/predict.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

std::int64_t mostSeen(const DurationTable &table)
{
    std::int64_t most = 0;
    for (const Capacity &server : table.servers)
        if (!server.filled)
            most = std::max(most, server.places);
    return most;
}

std::int64_t mostInFlight(const PipelineSpec &spec)
{
    return spec.mode == Mode::Blocking ? spec.threads : effectiveFetchLimit(spec);
}

QString percent(double share)
{
    return QStringLiteral("%1 %").arg(std::max(1, static_cast<int>(std::ceil(share * 100))));
}

} // namespace

std::optional<ReplayFit> replayFit(const Run &run, const WorkSpec &times, int cores)
{
    if (run.trace.cancelled() || run.trace.end() <= Nanos(0) || !times.durations)
        return {};
    const Trace replayed = predict(run.spec, times, {.cores = cores});
    const double ratio =
        static_cast<double>(replayed.end().count()) / static_cast<double>(run.trace.end().count());
    return ReplayFit{
        .off = std::abs(ratio - 1), .mostSeen = mostSeen(*times.durations), .disturbed = run.facts.disturbed};
}

bool isBeyond(const ReplayFit &fit, const PipelineSpec &spec)
{
    return fit.mostSeen > 0 && mostInFlight(spec) > fit.mostSeen;
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

QString beyondSentence(const ReplayFit &fit)
{
    return QStringLiteral("at most %1 in flight were seen: whether more are served as fast is not known")
        .arg(fit.mostSeen);
}

} // namespace overlapse
