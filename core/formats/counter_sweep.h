// SPDX-License-Identifier: MIT
// How many fetches are in flight, transforms running and items held, from one instant to the next.
#pragma once

#include "formats/item_stays.h"
#include "trace/recording.h"

#include <queue>
#include <vector>

namespace overlapse {

enum class Counter : std::uint8_t { Fetches, Transforms, Held };
inline constexpr int counterCount = 3;

/// Holds what begins or ends after the item that it has come to was admitted: no more than is in flight.
class CounterSweep
{
public:
    /// Calls visit(counter, at, value): each counter at time zero, then whenever its value has changed, in the order
    /// of time. What has no length does not count. The last values are zero.
    template<typename Visit>
    void run(const Run &run, Visit visit)
    {
        for (int counter = 0; counter < counterCount; ++counter)
            m_edges.push({Nanos(0), static_cast<Counter>(counter), 0});
        for (std::int64_t item = 0; item < run.trace.size(); ++item) {
            const ItemRow row = run.trace.row(item);
            if (row.fetchAdmitted == absent)
                continue;
            // Later items were admitted no earlier: nothing that comes can lie before this.
            report(row.fetchAdmitted, visit);
            const ItemStays stays = staysOf(row, run.trace.end());
            add(stays.fetch, Counter::Fetches);
            add(stays.transform, Counter::Transforms);
            add(stays.fetchHeld, Counter::Held);
            add(stays.transformHeld, Counter::Held);
        }
        report(Nanos::max(), visit);
    }

private:
    struct Edge
    {
        Nanos at;
        Counter counter;
        std::int8_t by;
        friend bool operator>(const Edge &a, const Edge &b) { return a.at > b.at; }
    };

    void add(const Stay &stay, Counter counter)
    {
        if (stay.begin == stay.end)
            return;
        m_edges.push({stay.begin, counter, 1});
        m_edges.push({stay.end, counter, -1});
    }
    template<typename Visit>
    void report(Nanos before, Visit visit)
    {
        while (!m_edges.empty() && m_edges.top().at < before) {
            const Nanos now = m_edges.top().at;
            for (; !m_edges.empty() && m_edges.top().at == now; m_edges.pop())
                m_values[static_cast<std::size_t>(m_edges.top().counter)] += m_edges.top().by;
            for (std::size_t i = 0; i < m_values.size(); ++i) {
                if (m_values[i] == m_reported[i])
                    continue;
                m_reported[i] = m_values[i];
                visit(static_cast<Counter>(i), now, m_values[i]);
            }
        }
    }

    std::priority_queue<Edge, std::vector<Edge>, std::greater<>> m_edges; // the earliest on top
    std::array<std::int64_t, counterCount> m_values{};
    std::array<std::int64_t, counterCount> m_reported{-1, -1, -1};
};

} // namespace overlapse
