// SPDX-License-Identifier: MIT
#include "running/limits_check.h"

#include "analysis/repeats.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

QString timeText(double ns, const Wording &wording)
{
    return wording.duration(Nanos(std::llround(ns)));
}

// "advised 1.21 s (1.19 s to 1.23 s)"
QString medianText(const RepeatGroup &group, const QString &name, const Wording &wording)
{
    return CheckOutcome::tr("%1 %2 (%3 to %4)", "name, time, interval")
        .arg(name, timeText(group.median, wording), timeText(group.interval.low, wording),
             timeText(group.interval.high, wording));
}

// Both are there, the advised one first.
QString differenceText(const std::vector<RepeatGroup> &groups, const Wording &wording)
{
    const std::vector<Ranked> ranking = rankingOf(groups);
    if (ranking.size() < 2)
        return CheckOutcome::tr("items failed, and what fails takes another time: they cannot be compared");
    if (leastPValue(groups[0].runs.size(), groups[1].runs.size()) >= differenceLevel)
        return CheckOutcome::tr("too few runs to tell whether they differ");
    const Ranked &slower = ranking.back();
    if (!slower.isDifferent())
        return CheckOutcome::tr("no difference seen");
    return (ranking.front().group == 0 ? CheckOutcome::tr("%1 times as fast (%2 to %3)", "ratio, interval")
                                       : CheckOutcome::tr("%1 times as long (%2 to %3)", "ratio, interval"))
        .arg(wording.decimal(slower.ratio, 2), wording.decimal(slower.interval.low, 2),
             wording.decimal(slower.interval.high, 2));
}

} // namespace

CheckOutcome checkOutcomeOf(const Recording &recording, const CheckedLimits &limits, const Wording &wording)
{
    std::vector<RepeatGroup> groups = repeatsOf(recording);
    std::stable_partition(groups.begin(), groups.end(),
                          [&](const RepeatGroup &group) { return group.spec == limits.specs[0]; });
    if (groups.size() != 2)
        return {.text = CheckOutcome::tr("It ended before either had run twice.")};
    CheckOutcome outcome;
    outcome.text = CheckOutcome::tr("%1, %2: %3.", "one, other, how they differ")
                       .arg(medianText(groups[0], limits.names[0], wording),
                            medianText(groups[1], limits.names[1], wording), differenceText(groups, wording));
    outcome.text.front() = outcome.text.front().toUpper();
    for (const QString &doubt : repeatDoubts(groups, {limits.names[0], limits.names[1]}))
        outcome.doubts << wording.sentence(doubt);
    for (std::size_t i = 0; i < groups.size(); ++i)
        outcome.medianRuns[i] =
            prepareRun(recording.runs[groups[i].medianRun], recording.work, recording.machine.cores);
    return outcome;
}

} // namespace overlapse
