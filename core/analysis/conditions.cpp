// SPDX-License-Identifier: MIT
#include "analysis/conditions.h"

#include "analysis/described_run.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

QString sharePercent(double share)
{
    return QStringLiteral("%1 %").arg(std::lround(100 * share));
}

QString timeText(TimeOf of)
{
    switch (of) {
    case TimeOf::Run: return QStringLiteral("the run");
    case TimeOf::Driver: return QStringLiteral("the driver's time");
    case TimeOf::Pool: return QStringLiteral("the time of its threads");
    case TimeOf::Fetchers: return QStringLiteral("the time of the threads that fetched");
    }
    return {};
}

} // namespace

QString recordingSentence(const std::optional<RecordingCost> &cost)
{
    if (!isCostly(cost))
        return {};
    return QStringLiteral("recording it took about %1 of %2: overhead is being measured")
        .arg(sharePercent(cost->share), timeText(cost->of));
}

QString recordingCostText(const RecordingCost &cost)
{
    const QString share = cost.share < 0.01 ? QStringLiteral("under 1 %") : sharePercent(cost.share);
    return QStringLiteral("%1, %2 of %3").arg(shortTime(cost.time), share, timeText(cost.of));
}

QString clockText(const LookingCost &cost)
{
    const auto reading = [](double ns) { return shortTime(Nanos(std::llround(ns))); };
    return QStringLiteral(
               "%1 a reading, %2 of a thread's CPU clock; spans of up to %3 cannot be told from none")
        .arg(reading(cost.clockNs), reading(cost.threadClockNs), shortTime(cost.resolution));
}

QString conditionsSentence(const Run &run, const WorkSpec &work, int cores)
{
    QStringList parts;
    if (run.facts.paused > Nanos(0))
        parts << QStringLiteral("the program was stopped for %1, which is left out")
                     .arg(shortTime(run.facts.paused));
    if (wasDisturbed(run.facts))
        parts << QStringLiteral("other programs used %1 of the machine meanwhile: measure again")
                     .arg(sharePercent(*run.facts.disturbed));
    if (const QString recording = recordingSentence(recordingCostOf(run, work, cores)); !recording.isEmpty())
        parts << recording;
    return parts.join(QStringLiteral("; "));
}

QString disturbedSentence(const std::vector<const Run *> &runs, const QStringList &names)
{
    QStringList disturbed;
    double most = 0;
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (wasDisturbed(runs[i]->facts)) {
            disturbed << names[static_cast<qsizetype>(i)];
            most = std::max(most, *runs[i]->facts.disturbed);
        }
    if (disturbed.isEmpty())
        return {};
    const bool one = disturbed.size() == 1;
    const QString last = disturbed.takeLast();
    const QString who = one ? last : disturbed.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
    return QStringLiteral("%1 %2 disturbed by other programs (%3%4 of the machine): measure again")
        .arg(who, one ? QStringLiteral("was") : QStringLiteral("were"),
             one ? QString() : QStringLiteral("up to "), sharePercent(most));
}

} // namespace overlapse
