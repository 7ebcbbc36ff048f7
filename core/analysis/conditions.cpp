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

} // namespace

QString conditionsSentence(const Run &run)
{
    QStringList parts;
    if (run.facts.paused > Nanos(0))
        parts << QStringLiteral("the program was stopped for %1, which is left out")
                     .arg(shortTime(run.facts.paused));
    if (wasDisturbed(run.facts))
        parts << QStringLiteral("other programs used %1 of the machine meanwhile: measure again")
                     .arg(sharePercent(*run.facts.disturbed));
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
