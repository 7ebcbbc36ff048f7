// SPDX-License-Identifier: MIT
#include "advice/search_text.h"

#include "advice/tried.h"

#include "analysis/described_run.h"
#include "pipeline/words.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr int barLength = 24;

QString barText(double share)
{
    return {static_cast<qsizetype>(std::lround(share * barLength)), QChar(0x2588)};
}

QString lineOf(const TriedFigures &one, bool advised, double most)
{
    const QString range = one.isOnce()
        ? QStringLiteral("once")
        : QStringLiteral("%1 to %2%3")
              .arg(rateFigure(one.interval.low), rateFigure(one.interval.high),
                   one.interval.isRange ? QString() : QStringLiteral(", 95 %"));
    return QStringLiteral("%1%2%3%4%5%6%7%8  %9")
        .arg(advised ? QStringLiteral("*") : QStringLiteral(" "))
        .arg(one.spec.fetchLimit, 5)
        .arg(one.spec.transformLimit, 5)
        .arg(one.disturbed == 0 ? QString::number(one.slices)
                                : QStringLiteral("%1 of %2").arg(one.slices).arg(one.slices + one.disturbed),
             8)
        .arg(rateFigure(one.throughput), 10)
        .arg(range, 26)
        .arg(one.p99 == absent ? QStringLiteral("-") : shortTime(one.p99), 10)
        .arg(one.failedShare > 0 ? rateFigure(one.failedShare * 100) + QStringLiteral(" %")
                                 : QStringLiteral("-"),
             9)
        .arg(barText(most > 0 ? one.throughput / most : 0));
}

QString disturbedText(const SearchFindings &found)
{
    std::size_t disturbed = 0;
    bool isAll = false;
    for (const TriedFigures &one : found.tried) {
        disturbed += one.disturbed;
        isAll = isAll || (one.slices == 0 && one.disturbed > 0);
    }
    if (disturbed == 0)
        return {};
    const QString text = QStringLiteral("%1 disturbed by other programs, and left out")
                             .arg(counted(static_cast<std::int64_t>(disturbed), "slice was", "slices were"));
    return isAll ? text + QStringLiteral("; where 0 are left, the figures are theirs") : text;
}

} // namespace

QString searchText(const SearchFindings &found)
{
    const std::optional<Advice> &advice = found.advice;
    QString text;
    if (!found.tried.empty()) {
        text +=
            QStringLiteral("     N    M  slices   items/s                     range       p99   failed\n");
        double most = 0;
        for (const TriedFigures &one : found.tried)
            most = std::max(most, one.throughput);
        for (const TriedFigures &one : found.tried)
            text += lineOf(one, found.advises(one.spec), most) + u'\n';
        if (const QString left = disturbedText(found); !left.isEmpty())
            text += u'\n' + left + u'\n';
        text += u'\n';
    }
    if (!advice)
        return text + QStringLiteral("no advice: %1\n").arg(found.reason);
    text += found.settled ? QStringLiteral("advice: ") : QStringLiteral("advice so far: ");
    return text + adviceText(found) + QStringLiteral("\nwhy: %1\n").arg(advice->why);
}

QString adviceText(const SearchFindings &found)
{
    const PipelineSpec &spec = found.advice->spec;
    const QString threads =
        usesPool(spec.mode) ? QStringLiteral(", %1 threads").arg(spec.threads) : QString();
    const bool isOnce = std::ranges::any_of(
        found.tried, [&spec](const TriedFigures &one) { return one.spec == spec && one.isOnce(); });
    const QString range = isOnce
        ? QStringLiteral("measured once")
        : QStringLiteral("%1 to %2")
              .arg(rateFigure(found.advice->interval.low), rateFigure(found.advice->interval.high));
    return QStringLiteral("%1, order %2, N = %3, M = %4%5: %6 items/s (%7)")
        .arg(modeName(spec.mode), orderName(spec.order))
        .arg(spec.fetchLimit)
        .arg(spec.transformLimit)
        .arg(threads, rateFigure(found.advice->throughput), range);
}

} // namespace overlapse
