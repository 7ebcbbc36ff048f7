// SPDX-License-Identifier: MIT
// How long something took, any number of times, in little memory.
#pragma once

#include "analysis/percentiles.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace overlapse {

/// Count, mean, least and most are exact. So are percentiles of at most `exactCount` lengths; of more they are off by at most
/// `largestError` of the length: each is counted in one of the 64 equal steps between a power of two nanoseconds and the
/// next. What was added in several parts, and then together, is the same as if in one. Not for lengths below zero.
class LengthSketch
{
public:
    static constexpr std::size_t exactCount = 4'096;
    static constexpr double largestError = 1.0 / 128;

    void add(Nanos length)
    {
        ++m_count;
        m_sum += length.count();
        m_least = std::min(m_least, length);
        m_most = std::max(m_most, length);
        if (m_buckets.empty() && m_few.size() < exactCount)
            m_few.push_back(length);
        else
            addToBucket(length);
    }
    void add(const LengthSketch &others);

    [[nodiscard]] std::int64_t count() const { return m_count; }
    // Absent where there is none.
    [[nodiscard]] Nanos least() const { return m_count > 0 ? m_least : absent; }
    [[nodiscard]] Nanos most() const { return m_count > 0 ? m_most : absent; }
    [[nodiscard]] Nanos mean() const
    {
        return m_count > 0 ? Nanos(static_cast<std::int64_t>(m_sum / m_count)) : absent;
    }
    /// Whether percentiles are.
    [[nodiscard]] bool isExact() const { return m_buckets.empty(); }
    /// By nearest rank, as Percentiles are.
    [[nodiscard]] Percentiles percentiles() const;
    /// Adjoining, from that of the least length to that of the longest: at most so many, each of them a half, a quarter, …
    /// of the steps from a power of two nanoseconds to the next, or several of these powers.
    [[nodiscard]] Histogram histogram(std::size_t mostBuckets) const;

private:
    static constexpr int stepBits = 6; ///< 64 steps
    static constexpr std::size_t bucketCount = 58 << stepBits;
    static std::size_t bucketOf(Nanos length)
    {
        const auto time = static_cast<std::uint64_t>(length.count());
        const int shift = std::max(0, static_cast<int>(std::bit_width(time)) - stepBits - 1);
        return (static_cast<std::size_t>(shift) << stepBits) + static_cast<std::size_t>(time >> shift);
    }
    /// The least length that lies in it.
    static Nanos beginOf(std::size_t bucket);
    void addToBucket(Nanos length)
    {
        if (m_buckets.empty())
            spill();
        ++m_buckets[bucketOf(length)];
    }
    void spill();
    [[nodiscard]] Nanos atRank(std::int64_t rank) const;

    std::int64_t m_count = 0;
    __int128 m_sum = 0; ///< ns: ten million long ones overflow 64 bits
    Nanos m_least = Nanos::max();
    Nanos m_most{0};
    std::vector<Nanos> m_few;             ///< all of them, as long as they are few
    std::vector<std::uint32_t> m_buckets; ///< from then on; empty before
};

} // namespace overlapse
