// SPDX-License-Identifier: MIT
#include "running/search_curve.h"

#include "runs/panel_words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace overlapse {

namespace {

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

} // namespace

QString limitsName(const PipelineSpec &spec, const Wording &wording)
{
    return QStringLiteral("N = %1, M = %2")
        .arg(wording.count(spec.fetchLimit), wording.count(spec.transformLimit));
}

SearchCurve searchCurveOf(const SearchFindings &found, const Wording &wording)
{
    SearchCurve shown;
    if (found.tried.empty())
        return shown;
    const FetchAxis axis(found.tried);
    const std::int64_t usual = usualTransformLimit(found.tried);
    const double highest = top(found.tried);
    for (const TriedFigures &one : found.tried) {
        const bool linked = one.spec.transformLimit == usual;
        const bool advised = found.advises(one.spec);
        if (!linked && !advised)
            continue;
        CurvePoint point;
        point.x = axis.at(one.spec.fetchLimit);
        point.y = one.throughput / highest;
        point.low = one.interval.low / highest;
        point.high = one.interval.high / highest;
        point.advised = advised;
        point.linked = linked;
        point.text = SearchCurve::tr("%1: %2 items a second", "limits")
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
    return shown;
}

} // namespace overlapse
