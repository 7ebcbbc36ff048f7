// SPDX-License-Identifier: MIT
#include "runs/time_charts.h"

#include "analysis/described_run.h"

#include <QVariantMap>

#include <algorithm>

namespace overlapse {

namespace {

/// "20 ms"; to two digits where it has more.
QString shortWords(Nanos time, const Wording &wording)
{
    return wording.sentence(shortTime(time));
}

QVariantMap histogramOf(const QString &topic, const StageTimes::Times &times, const QColor &colour,
                        const Wording &wording)
{
    std::int64_t highest = 1;
    for (const Histogram::Bucket &bucket : times.histogram.buckets)
        highest = std::max(highest, bucket.count);
    QVariantList buckets;
    for (const Histogram::Bucket &bucket : times.histogram.buckets)
        buckets << QVariantMap{
            {QStringLiteral("share"), static_cast<double>(bucket.count) / static_cast<double>(highest)},
            {QStringLiteral("text"),
             wording.translate("Reasons", "%1 took %2 to %3", "a count of items, two times")
                 .arg(wording.count(bucket.count), shortWords(bucket.from, wording),
                      shortWords(bucket.to, wording))}};
    const Percentiles &figures = times.percentiles;
    const auto &all = times.histogram.buckets;
    return {{QStringLiteral("topic"), topic},
            {QStringLiteral("figures"),
             wording.translate("Reasons", "p50 %1 · p90 %2 · p99 %3 · max %4", "percentiles")
                 .arg(shortWords(figures.p50, wording), shortWords(figures.p90, wording),
                      shortWords(figures.p99, wording), shortWords(figures.max, wording))},
            {QStringLiteral("color"), colour},
            {QStringLiteral("from"), all.empty() ? QString() : shortWords(all.front().from, wording)},
            {QStringLiteral("to"), all.empty() ? QString() : shortWords(all.back().to, wording)},
            {QStringLiteral("buckets"), buckets}};
}

} // namespace

QVariantList histogramsOf(const StageTimes &times, const Theme &theme, const Wording &wording)
{
    QVariantList list;
    const auto add = [&](const QString &topic, const StageTimes::Times &stage, const QColor &colour) {
        if (stage.percentiles.count > 0)
            list << histogramOf(topic, stage, colour, wording);
    };
    add(wording.translate("Reasons", "latency of an item"), times.latency, theme.text3);
    add(wording.translate("Reasons", "fetch"), times.fetch, theme.fetch);
    add(wording.translate("Reasons", "transform"), times.transform, theme.transform);
    return list;
}

} // namespace overlapse
