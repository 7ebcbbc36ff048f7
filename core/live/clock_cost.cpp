// SPDX-License-Identifier: MIT
#include "live/clock_cost.h"

#include "live/thread_clock.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

constexpr int batchCount = 20;
constexpr int clockReadings = 64;       // some 2 us a batch: few are interrupted
constexpr int threadClockReadings = 16; // which is slower
constexpr int pairCount = 500;
constexpr double lowQuantile = 0.2;
constexpr double highQuantile = 0.95;

template<typename Value>
Value quantile(std::vector<Value> &values, double share)
{
    if (values.empty())
        return Value(0);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

// Where the clock moves in steps that are longer than a reading, most pairs are none apart.
Nanos shortestStep(const std::vector<Nanos> &apart)
{
    Nanos step = Nanos::max();
    for (const Nanos one : apart)
        if (one > Nanos(0))
            step = std::min(step, one);
    return step == Nanos::max() ? Nanos(0) : step;
}

template<typename Read>
std::vector<double> batches(int readings, Read read)
{
    std::vector<double> each;
    for (int batch = 0; batch < batchCount; ++batch) {
        const WorkClock::time_point begin = WorkClock::now();
        for (int i = 0; i < readings; ++i)
            static_cast<void>(read());
        const Nanos took = WorkClock::now() - begin;
        each.push_back(static_cast<double>(took.count()) / readings);
    }
    return each;
}

std::vector<Nanos> pairs()
{
    std::vector<Nanos> apart(pairCount);
    for (Nanos &one : apart) {
        const WorkClock::time_point begin = WorkClock::now();
        one = WorkClock::now() - begin;
    }
    return apart;
}

} // namespace

LookingCost lookingCostOf(ClockSamples samples)
{
    LookingCost cost{.clockNs = quantile(samples.clockNs, lowQuantile),
                     .threadClockNs = quantile(samples.threadClockNs, lowQuantile)};
    const auto reading = Nanos(static_cast<std::int64_t>(std::ceil(cost.clockNs)));
    cost.resolution = std::max({quantile(samples.apart, highQuantile), shortestStep(samples.apart), reading});
    return cost;
}

const LookingCost &lookingCost()
{
    static const LookingCost cost =
        lookingCostOf({.clockNs = batches(clockReadings, WorkClock::now),
                       .threadClockNs = batches(threadClockReadings, threadCpuNow),
                       .apart = pairs()});
    return cost;
}

} // namespace overlapse
