// SPDX-License-Identifier: MIT
#include "analysis/length_sketch.h"

namespace overlapse {

Nanos LengthSketch::beginOf(std::size_t bucket)
{
    constexpr std::size_t steps = std::size_t{1} << stepBits;
    if (bucket < 2 * steps)
        return Nanos(static_cast<std::int64_t>(bucket));
    if (bucket >= bucketCount)
        return Nanos::max();
    const std::size_t shift = (bucket >> stepBits) - 1;
    return Nanos(static_cast<std::int64_t>(bucket - (shift << stepBits)) << shift);
}

void LengthSketch::spill()
{
    m_buckets.resize(bucketCount);
    for (const Nanos length : m_few)
        ++m_buckets[bucketOf(length)];
    m_few = {};
}

void LengthSketch::add(const LengthSketch &others)
{
    m_count += others.m_count;
    m_sum += others.m_sum;
    m_least = std::min(m_least, others.m_least);
    m_most = std::max(m_most, others.m_most);
    if (m_buckets.empty() && m_few.size() + others.m_few.size() <= exactCount && others.isExact()) {
        m_few.insert(m_few.end(), others.m_few.begin(), others.m_few.end());
        return;
    }
    if (m_buckets.empty())
        spill();
    for (const Nanos length : others.m_few)
        ++m_buckets[bucketOf(length)];
    for (std::size_t i = 0; i < others.m_buckets.size(); ++i)
        m_buckets[i] += others.m_buckets[i];
}

// The middle of its bucket: half a step of 64 is the error, at most.
Nanos LengthSketch::atRank(std::int64_t rank) const
{
    std::int64_t below = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        below += m_buckets[i];
        if (below < rank)
            continue;
        const Nanos begin = beginOf(i);
        return std::clamp(begin + (beginOf(i + 1) - begin) / 2, m_least, m_most);
    }
    return m_most;
}

Percentiles LengthSketch::percentiles() const
{
    if (isExact())
        return percentilesOf(m_few);
    const auto at = [this](std::int64_t percent) { return atRank((m_count * percent + 99) / 100); };
    return {.count = m_count, .p50 = at(50), .p90 = at(90), .p99 = at(99), .max = m_most};
}

Histogram LengthSketch::histogram(std::size_t mostBuckets) const
{
    if (m_count == 0)
        return {};
    const std::size_t first = bucketOf(m_least);
    const std::size_t last = bucketOf(m_most);
    std::size_t width = 1; // of buckets that are one
    while (last / width - first / width + 1 > mostBuckets)
        width *= 2;
    Histogram histogram;
    for (std::size_t i = first / width; i <= last / width; ++i)
        histogram.buckets.push_back({beginOf(i * width), beginOf((i + 1) * width)});
    const auto count = [&](std::size_t bucket, std::int64_t lengths) {
        histogram.buckets[bucket / width - first / width].count += lengths;
    };
    for (const Nanos length : m_few)
        count(bucketOf(length), 1);
    for (std::size_t i = first; i <= last && i < m_buckets.size(); ++i)
        count(i, m_buckets[i]);
    return histogram;
}

} // namespace overlapse
