// SPDX-License-Identifier: MIT
#include "advice/search_axis.h"

#include "advice/limit_search.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr std::size_t fewestSlices = 3;
constexpr std::size_t mostSlices = 7;
constexpr double clearlyBetter = 1.02;
// What is compared are a few, and the best of all may be better than the best of them: that is the rest of asGood.
constexpr double within = 0.75 * asGood;

double medianAt(const AxisPoint &point)
{
    return point.throughputs.empty() ? 0 : medianOf(point.throughputs);
}

std::int64_t rounded(double value)
{
    return static_cast<std::int64_t>(std::llround(value));
}

std::int64_t below(std::int64_t value)
{
    return std::max<std::int64_t>(1, std::min(value - 1, rounded(0.8 * static_cast<double>(value))));
}

std::int64_t above(std::int64_t value, std::int64_t most)
{
    return std::min(most, std::max(value + 1, rounded(1.25 * static_cast<double>(value))));
}

Interval ratioOf(const AxisPoint &point, const AxisPoint &best)
{
    return ratioInterval(best.throughputs, point.throughputs);
}

bool isGood(const AxisPoint &point, const AxisPoint &best, double atLeast)
{
    if (&point == &best)
        return true;
    if (!point.isAllowed() || point.throughputs.empty())
        return false;
    const bool foreseen = point.predicted.value_or(true);
    const bool byMedians = medianAt(point) >= std::max(atLeast, (1 - within) * medianAt(best));
    if (byMedians && (foreseen || ratioOf(point, best).low >= 1 - within))
        return true;
    constexpr double mostByChance = 2 * asGood;
    if (point.likely && medianAt(point) >= (1 - mostByChance) * medianAt(best)
        && ratioOf(point, best).high >= 1 - asGood)
        return true;
    // Where the machine is restless medians may be anything: what is not seen to differ is what it should be; what was
    // looked at often enough, as good.
    const bool isJudged = point.predicted.value_or(false) || point.slices >= mostSlices;
    return isJudged && ratioOf(point, best).high >= 1;
}

// Whether another slice may show that it is as good, or that it is not.
bool isUncertain(const AxisPoint &point, const AxisPoint &best)
{
    if (&point == &best || point.slices >= mostSlices || point.throughputs.empty())
        return false;
    const Interval ratio = ratioOf(point, best);
    const bool byMedians = medianAt(point) >= (1 - within) * medianAt(best);
    return ratio.low < 1 - within && ratio.high >= 1 - within && point.predicted != byMedians;
}

bool hasGap(std::int64_t smaller, std::int64_t value)
{
    return value - smaller > 1 && 4 * (value - smaller) >= value;
}

// Of what refuses less is asked: only where it is larger than that.
bool isFarAbove(std::int64_t refusing, std::int64_t value)
{
    return refusing - value > 1 && 4 * (refusing - value) > refusing;
}

template<typename Next>
std::vector<std::int64_t> upTo(std::int64_t most, Next next)
{
    std::vector<std::int64_t> all;
    for (std::int64_t value = 1; value < most; value = next(value))
        all.push_back(value);
    all.push_back(most);
    return all;
}

// Of those below the smallest that is as good, and itself, what another slice may tell; or the best, where that has fewer.
std::optional<std::int64_t> stillUncertain(const std::vector<AxisPoint> &points, std::size_t place,
                                           const AxisPoint &best)
{
    for (std::size_t i = 0; i <= place; ++i) {
        const AxisPoint &point = points[i];
        const bool maySettle = i + 1 >= place || point.predicted.value_or(false)
            || medianAt(point) >= (1 - within) * medianAt(best);
        if (maySettle && point.isAllowed() && isUncertain(point, best))
            return best.slices < point.slices ? best.value : point.value;
    }
    return {};
}

} // namespace

Step nextStep(const SearchAxis &axis)
{
    const std::vector<AxisPoint> &points = axis.points;
    const auto fewest = std::ranges::min_element(points, {}, &AxisPoint::slices);
    if (fewest->slices < fewestSlices)
        return {Step::Kind::Measure, fewest->value};
    const AxisPoint *best = nullptr;
    for (const AxisPoint &point : points)
        if (point.isAllowed() && (!best || medianAt(point) > medianAt(*best)))
            best = &point;
    if (!best) {
        const std::int64_t smallest = points.front().value;
        return smallest == 1 ? Step{Step::Kind::Settled, 1} : Step{Step::Kind::Measure, smallest / 2};
    }
    // First: the best of all decides what the others have to reach.
    const auto bestPlace = static_cast<std::size_t>(best - points.data());
    const bool isLast = bestPlace + 1 == points.size();
    if (isLast && best->value < axis.most
        && (bestPlace == 0 || ratioOf(*best, points[bestPlace - 1]).low > clearlyBetter))
        return {Step::Kind::Measure, above(best->value, axis.most)};
    const auto good = std::ranges::find_if(
        points, [&](const AxisPoint &point) { return isGood(point, *best, axis.atLeast); });
    const std::size_t place = static_cast<std::size_t>(good - points.begin());
    if (const std::optional<std::int64_t> again = stillUncertain(points, place, *best))
        return {Step::Kind::Measure, *again};
    if (place == 0 && good->value > 1)
        return {Step::Kind::Measure, good->value / 2};
    if (place > 0 && hasGap(points[place - 1].value, good->value))
        return {Step::Kind::Measure, (points[place - 1].value + good->value) / 2};
    // What is above is not allowed; between the two may be more. Where it misses a goal, all that may gain is looked at; what
    // refuses is not asked so often.
    if (!isLast && !points[bestPlace + 1].isAllowed()) {
        const std::int64_t over = points[bestPlace + 1].value;
        const bool mayGain = static_cast<double>(over - 1) > clearlyBetter * static_cast<double>(best->value);
        if (points[bestPlace + 1].refused ? isFarAbove(over, best->value) : mayGain)
            return {Step::Kind::Measure, (best->value + over) / 2};
    }
    return {Step::Kind::Settled, good->value};
}

std::vector<std::int64_t> from1To(std::int64_t most)
{
    return upTo(most, [](std::int64_t value) { return std::max(value + 1, value + value / 50); });
}

std::vector<std::int64_t> inSteps(std::int64_t most)
{
    return upTo(most, [](std::int64_t value) { return std::max(value + 1, value + value / 4); });
}

std::vector<std::int64_t> doublings(std::int64_t most)
{
    return upTo(most, [](std::int64_t value) { return 2 * value; });
}

std::vector<std::int64_t> around(std::int64_t value, std::int64_t most)
{
    std::vector<std::int64_t> values;
    for (const std::int64_t near : {below(value), value, above(value, most)})
        if (values.empty() || values.back() < near)
            values.push_back(near);
    return values;
}

} // namespace overlapse
