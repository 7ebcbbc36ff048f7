// SPDX-License-Identifier: MIT
#include "analysis/percentiles.h"

#include <algorithm>
#include <bit>

namespace overlapse {

namespace {

constexpr std::size_t stepCount = 57;

/// 0, 1, 2, 5, 10, … nanoseconds; more than any time at the end.
constexpr std::array<std::int64_t, stepCount> steps = [] {
    std::array<std::int64_t, stepCount> all{};
    std::int64_t power = 1;
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
        all[i] = power * (i % 3 == 1 ? 1 : i % 3 == 2 ? 2 : 5);
        if (i % 3 == 0)
            power *= 10;
    }
    all.back() = Nanos::max().count();
    return all;
}();

/// By the number of a value's bits, the bucket of the least such value. The others are in it or in the next, for no two
/// steps have as many bits. (A binary search for each value was about a third of the time of stageTimes().)
constexpr std::array<std::uint8_t, 65> bucketOfWidth = [] {
    std::array<std::uint8_t, 65> buckets{};
    std::uint8_t bucket = 0;
    for (std::size_t width = 1; width < buckets.size(); ++width) {
        while (bucket + 2U < stepCount
               && static_cast<std::uint64_t>(steps[bucket + 1]) <= 1ULL << (width - 1))
            ++bucket;
        buckets[width] = bucket;
    }
    return buckets;
}();

std::size_t bucketOf(Nanos value)
{
    const auto time = std::max<std::int64_t>(value.count(), 0);
    const std::size_t bucket = bucketOfWidth[static_cast<std::size_t>(std::bit_width(std::uint64_t(time)))];
    return bucket + (bucket + 2 < stepCount && time >= steps[bucket + 1] ? 1 : 0);
}

StageTimes::Times timesOf(std::vector<Nanos> values)
{
    Histogram histogram = histogramOf(values);
    return {percentilesOf(std::move(values)), std::move(histogram)};
}

} // namespace

// Each from where the one before left the rest.
Percentiles percentilesOf(std::vector<Nanos> values)
{
    if (values.empty())
        return {};
    const auto count = static_cast<std::int64_t>(values.size());
    auto from = values.begin();
    const auto at = [&](std::int64_t percent) {
        const auto rank = (count * percent + 99) / 100; // from 1
        const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
        std::nth_element(from, place, values.end());
        from = place;
        return *place;
    };
    Percentiles found{.count = count};
    found.p50 = at(50);
    found.p90 = at(90);
    found.p99 = at(99);
    found.max = at(100);
    return found;
}

Histogram histogramOf(const std::vector<Nanos> &values)
{
    std::array<std::int64_t, stepCount - 1> counts{};
    for (const Nanos value : values)
        ++counts[bucketOf(value)];
    Histogram histogram;
    const auto isFilled = [](std::int64_t count) { return count > 0; };
    const auto first = std::find_if(counts.begin(), counts.end(), isFilled);
    const auto last = std::find_if(counts.rbegin(), counts.rend(), isFilled).base();
    for (auto bucket = first; bucket < last; ++bucket) {
        const auto at = static_cast<std::size_t>(bucket - counts.begin());
        histogram.buckets.push_back({Nanos(steps[at]), Nanos(steps[at + 1]), *bucket});
    }
    return histogram;
}

StageTimes stageTimes(const Trace &trace)
{
    std::vector<Nanos> latency;
    std::vector<Nanos> fetch;
    std::vector<Nanos> transform;
    for (std::vector<Nanos> *times : {&latency, &fetch, &transform})
        times->reserve(static_cast<std::size_t>(trace.emittedCount()));
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.rank < 0 || row.fetchStatus != Status::Ok || row.transformStatus != Status::Ok)
            continue;
        latency.push_back(row.transformYielded - row.fetchAdmitted);
        fetch.push_back(row.fetchFinished - row.fetchStarted);
        transform.push_back(row.transformFinished - row.transformStarted);
    }
    return {timesOf(std::move(latency)), timesOf(std::move(fetch)), timesOf(std::move(transform))};
}

Nanos latencyP99(const Trace &trace)
{
    std::vector<Nanos> latencies;
    latencies.reserve(static_cast<std::size_t>(trace.size()));
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const Nanos emitted = trace.stamp(StampColumn::TransformYielded, item);
        if (emitted != absent)
            latencies.push_back(emitted - trace.stamp(StampColumn::FetchAdmitted, item));
    }
    if (latencies.empty())
        return absent;
    // By nearest rank, as percentilesOf() has it, without sorting the rest.
    const auto rank = (static_cast<std::ptrdiff_t>(latencies.size()) * 99 + 99) / 100 - 1;
    std::nth_element(latencies.begin(), latencies.begin() + rank, latencies.end());
    return latencies[static_cast<std::size_t>(rank)];
}

} // namespace overlapse
