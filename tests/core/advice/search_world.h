// SPDX-License-Identifier: MIT
// Servers and machines on the virtual clock, for a search to measure.
#pragma once

#include "advice/limit_search.h"
#include "virtual/predict.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace overlapse {

using namespace std::chrono_literals;

/// What is fetched from, and what is done with it.
struct World
{
    std::int64_t capacity = 0; ///< 0: serves all at once
    TimeSpec service{.a = 20ms};
    TimeSpec transform{.a = 100us};
    std::int64_t refusesBeyond = 0; ///< in flight; 0: never
    double slowerByTheSecond = 0;
    double restless = 0; ///< so much slower a slice may be than another of its setting, as a share
    double disturbed = 0;
    std::int64_t failEvery = 0; ///< of items, whatever is in flight; 0: none
};

/// Measures as a search asks, and keeps count.
struct Measuring
{
    World world;
    Nanos elapsed{0};
    std::uint64_t round = 0;
    std::int64_t largestFetches = 0;
    std::int64_t requests = 0;
    std::int64_t refused = 0;

    Run measure(const Slice &slice)
    {
        WorkSpec work;
        work.items = slice.items;
        work.seed = ++round;
        work.capacity = world.capacity;
        work.transformTime = world.transform;
        work.fetchTime = world.service;
        const double slower = 1 + world.slowerByTheSecond * std::chrono::duration<double>(elapsed).count();
        // By the golden ratio: spread evenly, and the same each time.
        const double chance = std::fmod(static_cast<double>(round) * 0.6180339887, 1.0);
        work.fetchTime.a = Nanos(std::llround(static_cast<double>(work.fetchTime.a.count()) * slower
                                              * (1 + world.restless * chance)));
        const std::int64_t inFlight = std::min(slice.spec.fetchLimit, slice.items);
        const auto fails = [&](std::int64_t item) {
            const bool tooMany = world.refusesBeyond > 0 && item % inFlight >= world.refusesBeyond;
            return tooMany || (world.failEvery > 0 && item % world.failEvery == 0);
        };
        Run run{slice.spec, Clock::Live, predict(slice.spec, work, {.cores = 2, .fetchFails = fails})};
        run.facts.disturbed = world.disturbed;
        for (std::int64_t item = 0; item < run.trace.size(); ++item)
            run.trace.putDetail(item, {}); // how long one stood in a server's line is not measured
        elapsed += run.trace.end();
        largestFetches = std::max(largestFetches, slice.spec.fetchLimit);
        requests += slice.items;
        refused += run.trace.failedCount();
        return run;
    }
};

/// Over HTTP, as it is told of.
inline WorkSpec fetched(std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.fetch = FetchKind::Http;
    work.transform = TransformKind::Real;
    return work;
}

inline SearchOptions options()
{
    return {.base = {.mode = Mode::Parallel, .fetchLimit = 4, .transformLimit = 4, .threads = 2},
            .cores = 2,
            .maxFetchLimit = 64,
            .items = 100'000,
            .budget = 30s};
}

inline void measureAll(LimitSearch &search, Measuring &measuring)
{
    for (std::optional<Slice> slice = search.next(); slice; slice = search.next())
        search.add(measuring.measure(*slice), fetched(slice->items));
}

} // namespace overlapse
