// SPDX-License-Identifier: MIT
// The threads that a Chrome trace shows: the driver, the pool's, and one for each fetch that is in flight.
#pragma once

#include "formats/item_stays.h"
#include "trace/recording.h"

#include <algorithm>
#include <vector>

namespace overlapse {

inline constexpr std::int64_t mostNamedThreads = 1'024;

struct Lane
{
    std::int64_t tid = 0;
    Nanos first = Nanos::max(); ///< the earliest begin on it
};

/// The synthetic threads of one run.
class Lanes
{
public:
    Lanes(const Run &run, std::int64_t firstTid) : m_driver{firstTid, Nanos(0)}
    {
        if (usesPool(run.spec.mode))
            m_threads.resize(
                static_cast<std::size_t>(std::min<std::int64_t>(run.spec.threads, mostNamedThreads)));
        for (std::int64_t item = 0; item < run.trace.size(); ++item) {
            const ItemRow row = run.trace.row(item);
            const ItemStays stays = staysOf(row, run.trace.end());
            meet(m_slots, row.fetchLane, stays.fetch);
            meet(m_threads, row.transformLane, stays.transform);
        }
        std::int64_t tid = firstTid;
        for (auto *lanes : {&m_threads, &m_slots})
            for (Lane &lane : *lanes)
                lane.tid = ++tid;
    }
    [[nodiscard]] const Lane &driver() const { return m_driver; }
    [[nodiscard]] const std::vector<Lane> &threads() const { return m_threads; }
    [[nodiscard]] const std::vector<Lane> &slots() const { return m_slots; }
    [[nodiscard]] const Lane &ofFetch(const ItemRow &row) const
    {
        return m_slots[static_cast<std::size_t>(row.fetchLane)];
    }
    [[nodiscard]] const Lane &ofTransform(const ItemRow &row) const
    {
        return row.transformLane == driverLane ? m_driver
                                               : m_threads[static_cast<std::size_t>(row.transformLane)];
    }
    [[nodiscard]] std::int64_t nextTid() const
    {
        return m_driver.tid + 1 + static_cast<std::int64_t>(m_threads.size() + m_slots.size());
    }

private:
    static void meet(std::vector<Lane> &lanes, std::int32_t lane, const Stay &stay)
    {
        if (lane < 0 || !stay.happened())
            return;
        const auto index = static_cast<std::size_t>(lane);
        if (index >= lanes.size())
            lanes.resize(index + 1);
        lanes[index].first = std::min(lanes[index].first, stay.begin);
    }

    Lane m_driver;
    std::vector<Lane> m_threads;
    std::vector<Lane> m_slots;
};

} // namespace overlapse
