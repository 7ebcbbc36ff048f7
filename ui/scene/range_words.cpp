// SPDX-License-Identifier: MIT
#include "scene/range_words.h"

#include "analysis/length_sketch.h"
#include "scene/cause_shares.h"
#include "scene/core_words.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

QString perSecond(double items, const Wording &wording)
{
    constexpr double whole = 100; // from there on
    return items < whole ? wording.decimal(items, 2) : wording.count(std::llround(items));
}

WaitTotals insideOf(const RangeStatistics &of)
{
    WaitTotals totals{};
    for (std::size_t cause = 0; cause < causeCount; ++cause)
        totals[cause] = of.states[cause].inside;
    return totals;
}

/// A hundredth of it is told, so that its ends never read alike; as if it were all that is seen.
TimeScale scaleOf(TimeRange range)
{
    constexpr int parts = 100;
    constexpr int pixels = 9; // of an axis across the window, to each part
    return {std::max(Nanos(1), range.length() / parts), range.end, pixels};
}

QString noteOf(const RangeStatistics &of, TimeRange range, const Wording &wording)
{
    if (of.isBehindEnd())
        return wording.translate("Range", "it had ended before");
    if (of.range.end < range.end)
        return wording.translate("Range", "until its end at %1")
            .arg(wording.instant(of.range.end, scaleOf(range)));
    return {};
}

const LengthStatistics &lengthsOf(const RangeStatistics &of, int state)
{
    return state == latencyRow ? of.latencies : of.of(static_cast<Cause>(state)).lengths;
}

QColor colourOf(int state, const Theme &theme)
{
    return state == latencyRow ? theme.text3 : causeColour(theme, static_cast<Cause>(state));
}

QVariantMap rowOf(const RangeStatistics &of, int state, const Theme &theme, const Wording &wording)
{
    const LengthStatistics &lengths = lengthsOf(of, state);
    const QString name = rangeStateName(state, wording);
    // About: counted in steps, which are narrower than what is shown of them where the error would be seen.
    const auto about = [&](Nanos time) {
        return (lengths.exact ? QString() : QStringLiteral("≈ ")) + wording.duration(time);
    };
    const QString share =
        state == latencyRow ? QString() : shareWords(of.shareOf(static_cast<Cause>(state)), wording);
    const QString text =
        wording.translate("Range", "%1: %2, mean %3, min %4, p50 %5, p90 %6, p99 %7, max %8, %9 of the time")
            .arg(name, wording.count(lengths.of.count), wording.duration(lengths.mean),
                 wording.duration(lengths.least), about(lengths.of.p50), about(lengths.of.p90),
                 about(lengths.of.p99), wording.duration(lengths.of.max),
                 state == latencyRow ? shareWords(1, wording) : share);
    return {{QStringLiteral("state"), state},
            {QStringLiteral("name"), name},
            {QStringLiteral("color"), colourOf(state, theme)},
            {QStringLiteral("count"), wording.count(lengths.of.count)},
            {QStringLiteral("mean"), wording.duration(lengths.mean)},
            {QStringLiteral("least"), wording.duration(lengths.least)},
            {QStringLiteral("p50"), wording.duration(lengths.of.p50)},
            {QStringLiteral("p90"), wording.duration(lengths.of.p90)},
            {QStringLiteral("p99"), wording.duration(lengths.of.p99)},
            {QStringLiteral("most"), wording.duration(lengths.of.max)},
            {QStringLiteral("share"), share},
            {QStringLiteral("text"), text}};
}

} // namespace

QString rangeText(TimeRange range, const Wording &wording)
{
    const TimeScale scale = scaleOf(range);
    return QStringLiteral("%1 – %2").arg(wording.instant(range.begin, scale),
                                         wording.instant(range.end, scale));
}

QVariantList rangeColumns(const RangeFigures &figures, const Theme &theme, const Wording &wording)
{
    QVariantList columns;
    for (const RangeFigures::OfRun &run : figures.runs) {
        const RangeStatistics &of = run.of;
        const QString finished =
            wording.translate("Range", "%1 finished", "a count of items").arg(wording.count(of.finished))
            + (of.failed > 0 ? wording.translate("Range", ", %1 failed", "a count of items, after finished")
                                   .arg(wording.count(of.failed))
                             : QString());
        const QString throughput =
            wording.translate("Range", "%1 items/s").arg(perSecond(of.throughput, wording));
        const QString cores =
            wording.translate("Range", "%1 busy cores").arg(wording.decimal(of.busyCores, 2));
        const QString note = noteOf(of, figures.range, wording);
        QStringList all{run.title, finished, throughput, cores};
        if (!note.isEmpty())
            all << note;
        columns << QVariantMap{{QStringLiteral("title"), run.title},
                               {QStringLiteral("finished"), finished},
                               {QStringLiteral("throughput"), throughput},
                               {QStringLiteral("cores"), cores},
                               {QStringLiteral("note"), note},
                               {QStringLiteral("empty"), of.isBehindEnd()},
                               {QStringLiteral("shares"), listOf(causeShares(insideOf(of), theme, wording))},
                               {QStringLiteral("text"), all.join(QStringLiteral(", "))}};
    }
    return columns;
}

QString rangeStateName(int state, const Wording &wording)
{
    if (state == latencyRow)
        return wording.translate("Range", "latency of finished items");
    const auto cause = static_cast<Cause>(state);
    QString name = inWindow(causeText(cause));
    switch (cause) {
    case Cause::FetchHeldOrder:
    case Cause::FetchHeldDriver:
    case Cause::FetchHeldWakeup:
        return wording.translate("Range", "%1, after the fetch", "a state").arg(name);
    case Cause::TransformHeldOrder:
    case Cause::TransformHeldDriver:
    case Cause::TransformHeldWakeup:
        return wording.translate("Range", "%1, after the transform", "a state").arg(name);
    default: return name;
    }
}

QVariantList rangeRows(const RangeStatistics &of, const Theme &theme, const Wording &wording)
{
    QVariantList rows;
    for (int state = latencyRow; state < causeCount; ++state)
        if (lengthsOf(of, state).of.count > 0)
            rows << rowOf(of, state, theme, wording);
    return rows;
}

QVariantMap rangeHistogram(const RangeStatistics &of, int state, const Theme &theme, const Wording &wording)
{
    const LengthStatistics &lengths = lengthsOf(of, state);
    const std::vector<Histogram::Bucket> &all = lengths.histogram.buckets;
    if (all.empty())
        return {};
    std::int64_t highest = 1;
    for (const Histogram::Bucket &bucket : all)
        highest = std::max(highest, bucket.count);
    QVariantList buckets;
    for (const Histogram::Bucket &bucket : all)
        buckets << QVariantMap{
            {QStringLiteral("share"), static_cast<double>(bucket.count) / static_cast<double>(highest)},
            {QStringLiteral("text"),
             wording.translate("Range", "%1: %2 to %3", "a count of items, two times")
                 .arg(wording.count(bucket.count), wording.duration(bucket.from),
                      wording.duration(bucket.to))}};
    QString figures = wording.translate("Range", "p50 %1 · p90 %2 · p99 %3", "percentiles")
                          .arg(wording.duration(lengths.of.p50), wording.duration(lengths.of.p90),
                               wording.duration(lengths.of.p99));
    if (!lengths.exact)
        figures += QStringLiteral(" · ")
            + wording.translate("Range", "within %1 %")
                  .arg(wording.decimal(100 * LengthSketch::largestError, 1));
    return {{QStringLiteral("topic"), rangeStateName(state, wording)},
            {QStringLiteral("buckets"), buckets},
            {QStringLiteral("figures"), figures},
            {QStringLiteral("from"), wording.duration(all.front().from)},
            {QStringLiteral("to"), wording.duration(all.back().to)},
            {QStringLiteral("color"), colourOf(state, theme)}};
}

} // namespace overlapse
