// SPDX-License-Identifier: MIT
// Turns the machine's events into rows. Both executors write through it, each with its own clock.
#pragma once

#include "pipeline/executor.h"
#include "trace/stamps.h"

#include <vector>

namespace overlapse {

/// Holds the rows of what is in flight, by slot; nothing else. Used on the driver's thread only.
class Recorder
{
public:
    void admitted(Slot slot, std::int64_t item, Nanos now)
    {
        if (static_cast<std::size_t>(slot) >= m_rows.size())
            m_rows.resize(static_cast<std::size_t>(slot) + 1);
        // From a constant: a row built on the stack and copied at once stalls on its own stores.
        static constexpr ItemRow blank;
        ItemRow &row = m_rows[slot];
        row = blank;
        row.item = item;
        row.fetchAdmitted = now;
    }
    /// Takes a fetch lane, which fetchYielded() gives back.
    void fetchStarted(Slot slot, Nanos now)
    {
        ItemRow &row = m_rows[slot];
        row.fetchStarted = now;
        row.attempts = 1;
        row.fetchLane = takeLane();
    }
    void fetchFinished(Slot slot, Nanos when, bool failed)
    {
        ItemRow &row = m_rows[slot];
        row.fetchFinished = when;
        row.fetchStatus = failed ? Status::Failed : Status::Ok;
    }
    void fetchYielded(Slot slot, Nanos now)
    {
        m_rows[slot].fetchYielded = now;
        m_freeLanes.push_back(m_rows[slot].fetchLane);
    }
    /// So that a run which is stopped shows what was running; transformRan() has the final word.
    void transformStarted(Slot slot, std::int32_t lane, Nanos now)
    {
        m_rows[slot].transformLane = lane;
        m_rows[slot].transformStarted = now;
    }
    void transformRan(Slot slot, std::int32_t lane, Nanos started, Nanos finished, Nanos cpu, Status status)
    {
        ItemRow &row = m_rows[slot];
        row.transformLane = lane;
        row.transformStarted = started;
        row.transformFinished = finished;
        row.transformCpu = cpu;
        row.transformStatus = status;
    }
    /// Completes the row and gives it its rank.
    const ItemRow &emitted(Slot slot, Nanos now)
    {
        ItemRow &row = m_rows[slot];
        row.transformYielded = now;
        row.rank = m_nextRank++;
        return row;
    }

    ItemRow &row(Slot slot) { return m_rows[slot]; }
    [[nodiscard]] std::int64_t emittedCount() const { return m_nextRank; }

    /// Rows in flight, in no order: admitted and not emitted.
    template<typename Visit>
    void forEachInFlight(Visit visit) const
    {
        for (Slot slot = 0; slot < static_cast<Slot>(m_rows.size()); ++slot)
            if (m_rows[slot].item >= 0 && m_rows[slot].rank < 0)
                visit(slot, m_rows[slot]);
    }

private:
    std::int32_t takeLane()
    {
        if (m_freeLanes.empty())
            return m_laneCount++;
        const std::int32_t lane = m_freeLanes.back();
        m_freeLanes.pop_back();
        return lane;
    }

    std::vector<ItemRow> m_rows; // by slot
    std::vector<std::int32_t> m_freeLanes;
    std::int32_t m_laneCount = 0;
    std::int64_t m_nextRank = 0;
};

} // namespace overlapse
