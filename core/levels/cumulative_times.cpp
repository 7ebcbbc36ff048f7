// SPDX-License-Identifier: MIT
#include "levels/cumulative_times.h"

#include <algorithm>

namespace overlapse {

namespace {

// The last time at or before `at`, or 0: strides that double away from the hint, then a binary search of the last.
std::size_t find(const std::vector<Nanos> &times, Nanos at, std::size_t hint)
{
    std::size_t low = std::min(hint, times.size() - 1);
    std::size_t high = low;
    std::size_t step = 1;
    if (times[low] <= at) {
        for (high = low + 1; high < times.size() && times[high] <= at; step *= 2) {
            low = high;
            high += step;
        }
        high = std::min(high, times.size());
    } else {
        for (; low > 0 && times[low] > at; step *= 2) {
            high = low;
            low = low > step ? low - step : 0;
        }
        if (times[low] > at)
            return 0;
    }
    const auto first = times.begin() + static_cast<std::ptrdiff_t>(low);
    const auto last = times.begin() + static_cast<std::ptrdiff_t>(high);
    return static_cast<std::size_t>(std::upper_bound(first, last, at) - times.begin()) - 1;
}

} // namespace

void CumulativeTimes::reserve(std::size_t count)
{
    m_times.reserve(count);
    m_sums.reserve(count * static_cast<std::size_t>(m_columns));
}

void CumulativeTimes::append(Nanos at, const std::int64_t *sums)
{
    const auto put = [&](std::vector<Nanos> &times, std::vector<std::int64_t> &into) {
        times.push_back(at);
        into.insert(into.end(), sums, sums + m_columns);
    };
    std::size_t place = m_times.size();
    put(m_times, m_sums);
    for (std::size_t level = 0; place % stride == 0; ++level) {
        place /= stride;
        if (level == m_copies.size()) {
            if (place * stride < least)
                break;
            // What came before this level was worth it.
            Copy copy;
            const std::vector<Nanos> &finer = times(static_cast<int>(level));
            copy.times.reserve(finer.capacity() / stride + 1);
            copy.sums.reserve((finer.capacity() / stride + 1) * static_cast<std::size_t>(m_columns));
            for (std::size_t i = 0; i + 1 < finer.size(); i += stride) {
                copy.times.push_back(finer[i]);
                const std::int64_t *from = this->sums(static_cast<int>(level), i);
                copy.sums.insert(copy.sums.end(), from, from + m_columns);
            }
            m_copies.push_back(std::move(copy));
        }
        put(m_copies[level].times, m_copies[level].sums);
    }
}

void CumulativeTimes::truncate(std::size_t count)
{
    const auto keep = [this](std::vector<Nanos> &times, std::vector<std::int64_t> &sums, std::size_t kept) {
        if (kept < times.size()) {
            times.resize(kept);
            sums.resize(kept * static_cast<std::size_t>(m_columns));
        }
    };
    keep(m_times, m_sums, count);
    for (Copy &copy : m_copies) {
        count = (count + stride - 1) / stride;
        keep(copy.times, copy.sums, count);
    }
}

CumulativeTimes::Hint CumulativeTimes::begin(Nanos begin, Nanos end, std::int64_t instants) const
{
    if (m_times.empty())
        return {};
    // At least two of a copy for each instant asked for.
    const std::size_t from = find(m_times, begin, 0);
    const std::size_t to = find(m_times, end, from);
    std::size_t each = (to - from) / static_cast<std::size_t>(std::max<std::int64_t>(1, 2 * instants));
    int level = 0;
    for (; each >= stride && level < static_cast<int>(m_copies.size()); each /= stride)
        ++level;
    std::size_t step = from;
    for (int i = 0; i < level; ++i)
        step /= stride;
    return {step, level};
}

void CumulativeTimes::before(Nanos at, Hint &hint, std::int64_t *out) const
{
    if (m_times.empty()) {
        std::fill_n(out, m_columns, 0);
        return;
    }
    const std::vector<Nanos> &times = this->times(hint.level);
    hint.step = find(times, at, hint.step);
    const std::int64_t *low = sums(hint.level, hint.step);
    // A coarse copy ends before the last instant does.
    const bool last = hint.step + 1 == times.size();
    if (at <= times.front() || (last && (hint.level == 0 || times[hint.step] == m_times.back()))) {
        std::copy_n(low, m_columns, out);
        return;
    }
    const Nanos end = last ? m_times.back() : times[hint.step + 1];
    const std::int64_t *high = last ? sums(0, m_times.size() - 1) : sums(hint.level, hint.step + 1);
    const double share = std::min(1.0,
                                  static_cast<double>((at - times[hint.step]).count())
                                      / static_cast<double>((end - times[hint.step]).count()));
    for (int c = 0; c < m_columns; ++c)
        out[c] = low[c] + static_cast<std::int64_t>(static_cast<double>(high[c] - low[c]) * share);
}

std::size_t CumulativeTimes::bytesUsed() const
{
    std::size_t sum = m_times.capacity() * sizeof(Nanos) + m_sums.capacity() * sizeof(std::int64_t);
    for (const Copy &copy : m_copies)
        sum += copy.times.capacity() * sizeof(Nanos) + copy.sums.capacity() * sizeof(std::int64_t);
    return sum;
}

} // namespace overlapse
