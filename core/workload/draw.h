// SPDX-License-Identifier: MIT
// Service times drawn from distributions: by inverse CDF from a counter-based generator keyed (seed, item, stage),
// so that an item has the same times in every mode, in every order, on every compiler.
#pragma once

#include "pipeline/work_spec.h"

#include <algorithm>
#include <functional>
#include <span>

namespace overlapse {

/// Uniform in (0, 1), never 0 or 1.
double uniformDraw(std::uint64_t seed, std::int64_t item, int stage);

/// The value that a draw `u` in (0, 1) stands for; at least 0, at most maxTime.
Nanos timeAt(const TimeSpec &spec, double u);

/// Longer draws are cut here (about 116 days), so that sums of stamps cannot overflow.
inline constexpr Nanos maxTime = std::chrono::hours(24 * 116);

/// The service times of each item of a simulated workload. A value; reading is thread-safe.
class ServiceTimes
{
public:
    explicit ServiceTimes(const WorkSpec &work)
        : m_fetch(work.fetchTime), m_transform(work.transformTime), m_seed(work.seed),
          m_capacity(work.isReal() ? 0 : work.capacity), m_table(work.durations)
    {
    }
    [[nodiscard]] Nanos fetch(std::int64_t item) const
    {
        return m_table ? replayed(m_table->fetch, item) : drawn(m_fetch, item, 0);
    }
    [[nodiscard]] Nanos transform(std::int64_t item) const
    {
        return m_table ? replayed(m_table->transform, item) : drawn(m_transform, item, 1);
    }
    /// What of the fetch is CPU time, and comes after what is not.
    [[nodiscard]] Nanos fetchCpu(std::int64_t item) const
    {
        return usesCores() ? replayed(m_table->fetchCpu, item) : Nanos(0);
    }
    /// What of the transform is no CPU time, and comes before what is.
    [[nodiscard]] Nanos transformOutside(std::int64_t item) const
    {
        return m_table && !m_table->transformOutside.empty() ? replayed(m_table->transformOutside, item)
                                                             : Nanos(0);
    }
    /// Whether fetches take CPU time.
    [[nodiscard]] bool usesCores() const { return m_table && !m_table->fetchCpu.empty(); }
    /// Whether that is one thread's for all fetches.
    [[nodiscard]] bool usesFetchThread() const { return usesCores() && m_table->fetchThread; }
    /// From the first attempt's begin on; 0: none.
    [[nodiscard]] Nanos deadline() const { return m_table ? m_table->deadline : Nanos(0); }
    /// Which of servers() serves the fetch.
    [[nodiscard]] std::size_t server(std::int64_t item) const
    {
        return !m_table || m_table->server.empty()
            ? 0
            : static_cast<std::size_t>(replayed(m_table->server, item));
    }
    /// Of how many parts that fetch consists, each of them of some length.
    [[nodiscard]] std::int32_t awaits(std::int64_t item) const
    {
        return usesCores() || m_fetch.awaits <= 1
            ? 1
            : static_cast<std::int32_t>(std::clamp<std::int64_t>(fetch(item).count(), 1, m_fetch.awaits));
    }
    /// How long one of them is, from 0; all together are fetch().
    [[nodiscard]] Nanos await(std::int64_t item, std::int32_t which) const
    {
        const auto upTo = [time = fetch(item).count(), count = awaits(item)](std::int32_t parts) {
            return static_cast<std::int64_t>(static_cast<__int128>(time) * parts / count);
        };
        return Nanos(upTo(which + 1) - upTo(which));
    }
    /// Attempts of the fetch that failed before the one whose time is fetch().
    [[nodiscard]] std::span<const Trial> trials(std::int64_t item) const
    {
        if (!m_table || m_table->trials.empty())
            return {};
        const std::vector<Trial> &all = m_table->trials;
        const auto first = std::ranges::lower_bound(all, row(item), {}, &Trial::row);
        const auto last = std::ranges::upper_bound(all, row(item), {}, &Trial::row);
        return std::span(all).subspan(static_cast<std::size_t>(first - all.begin()),
                                      static_cast<std::size_t>(last - first));
    }
    [[nodiscard]] bool fetchFails(std::int64_t item) const
    {
        return m_table && std::ranges::binary_search(m_table->fetchFailed, row(item));
    }
    [[nodiscard]] bool transformFails(std::int64_t item) const
    {
        return m_table && std::ranges::binary_search(m_table->transformFailed, row(item));
    }
    [[nodiscard]] const DurationTable *table() const { return m_table.get(); }
    /// None: as many as come are served at a time.
    [[nodiscard]] std::vector<Capacity> servers() const
    {
        if (m_table)
            return m_table->servers;
        return m_capacity == 0 ? std::vector<Capacity>()
                               : std::vector<Capacity>{{.places = m_capacity, .filled = true}};
    }

private:
    [[nodiscard]] std::int64_t row(std::int64_t item) const
    {
        return item % static_cast<std::int64_t>(m_table->fetch.size());
    }
    template<typename Value>
    [[nodiscard]] static Value replayed(const std::vector<Value> &column, std::int64_t item)
    {
        return column[static_cast<std::size_t>(item) % column.size()];
    }
    [[nodiscard]] Nanos drawn(const TimeSpec &spec, std::int64_t item, int stage) const
    {
        return spec.kind == TimeSpec::Kind::Constant ? spec.a
                                                     : timeAt(spec, uniformDraw(m_seed, item, stage));
    }

    TimeSpec m_fetch;
    TimeSpec m_transform;
    std::uint64_t m_seed;
    std::int64_t m_capacity;
    std::shared_ptr<const DurationTable> m_table;
};

} // namespace overlapse
