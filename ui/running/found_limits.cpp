// SPDX-License-Identifier: MIT
#include "running/found_limits.h"

#include "analysis/described_run.h"
#include "runs/panel_words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace overlapse {

namespace {

bool isAdvised(const SearchFindings &found, const PipelineSpec &spec)
{
    return found.advice && found.advice->spec == spec;
}

QString rangeText(const Interval &interval, const Wording &wording)
{
    return FoundLimits::tr("%1 to %2", "items a second")
        .arg(throughputText(interval.low, wording.locale), throughputText(interval.high, wording.locale));
}

TriedRow rowOf(const TriedFigures &one, bool advised, const Wording &wording)
{
    const QString none = QStringLiteral("–");
    TriedRow row;
    row.fetchLimit = wording.count(one.spec.fetchLimit);
    row.transformLimit = wording.count(one.spec.transformLimit);
    row.slices = wording.count(static_cast<std::int64_t>(one.slices));
    row.throughput = throughputText(one.throughput, wording.locale);
    row.range = rangeText(one.interval, wording);
    row.few = one.interval.isRange;
    row.p99 = one.p99 == absent ? none : wording.sentence(shortTime(one.p99));
    row.failed = one.failedShare > 0
        ? QStringLiteral("%1 %").arg(wording.decimal(100 * one.failedShare, one.failedShare < 0.1 ? 1 : 0))
        : none;
    row.advised = advised;
    return row;
}

// The M that most values of N were tried with.
std::int64_t usualTransformLimit(const std::vector<TriedFigures> &tried)
{
    std::map<std::int64_t, int> counts;
    for (const TriedFigures &one : tried)
        ++counts[one.spec.transformLimit];
    const auto most = std::ranges::max_element(counts, {}, [](const auto &count) { return count.second; });
    return most == counts.end() ? 0 : most->first;
}

// The top of the axis: a round figure, and so is half of it.
double roundedUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1., 1.5, 2., 3., 4., 5., 6., 8.})
        if (value <= step * power)
            return step * power;
    return 10 * power;
}

double top(const std::vector<TriedFigures> &tried)
{
    double most = 0;
    for (const TriedFigures &one : tried)
        most = std::max({most, one.throughput, one.interval.high});
    return most > 0 ? roundedUp(most) : 1;
}

// Where N stands between the least and the most that were tried.
struct FetchAxis
{
    double from;
    double to;

    explicit FetchAxis(const std::vector<TriedFigures> &tried)
        : from(std::log2(tried.front().spec.fetchLimit)), to(std::log2(tried.back().spec.fetchLimit))
    {
    }
    [[nodiscard]] double at(std::int64_t fetches) const
    {
        return to > from ? (std::log2(fetches) - from) / (to - from) : 0.5;
    }
};

void draw(FoundLimits &shown, const SearchFindings &found, const Wording &wording)
{
    const FetchAxis axis(found.tried);
    const std::int64_t usual = usualTransformLimit(found.tried);
    const double highest = top(found.tried);
    for (const TriedFigures &one : found.tried) {
        const bool linked = one.spec.transformLimit == usual;
        const bool advised = isAdvised(found, one.spec);
        if (!linked && !advised)
            continue;
        CurvePoint point;
        point.x = axis.at(one.spec.fetchLimit);
        point.y = one.throughput / highest;
        point.low = one.interval.low / highest;
        point.high = one.interval.high / highest;
        point.advised = advised;
        point.linked = linked;
        point.text = FoundLimits::tr("%1: %2 items a second", "limits")
                         .arg(limitsName(one.spec, wording), throughputText(one.throughput, wording.locale));
        shown.points << point;
    }
    // As many as have room for their figures.
    constexpr double room = 0.08;
    double last = -1;
    for (const TriedFigures &one : found.tried) {
        const double at = axis.at(one.spec.fetchLimit);
        if (at - last < room)
            continue;
        shown.fetchTicks << CurveTick{at, wording.count(one.spec.fetchLimit)};
        last = at;
    }
    for (const double at : {0., 0.5, 1.})
        shown.throughputTicks << CurveTick{
            at, at > 0 ? throughputText(at * highest, wording.locale) : QStringLiteral("0")};
}

QString asSentence(const QString &text)
{
    return text.isEmpty() ? text : text.front().toUpper() + text.mid(1) + u'.';
}

} // namespace

QString limitsName(const PipelineSpec &spec, const Wording &wording)
{
    return QStringLiteral("N = %1, M = %2")
        .arg(wording.count(spec.fetchLimit), wording.count(spec.transformLimit));
}

FoundLimits foundLimitsOf(const SearchFindings &found, const Wording &wording)
{
    FoundLimits shown;
    shown.settled = found.settled;
    for (const TriedFigures &one : found.tried)
        shown.rows << rowOf(one, isAdvised(found, one.spec), wording);
    if (!found.tried.empty())
        draw(shown, found, wording);
    if (!found.advice) {
        shown.about = asSentence(wording.sentence(found.reason));
        return shown;
    }
    shown.advice = limitsName(found.advice->spec, wording);
    shown.brings = FoundLimits::tr("%1 items a second (%2).", "throughput, range")
                       .arg(throughputText(found.advice->throughput, wording.locale),
                            rangeText(found.advice->interval, wording));
    shown.about = asSentence(wording.sentence(found.advice->why));
    return shown;
}

} // namespace overlapse
