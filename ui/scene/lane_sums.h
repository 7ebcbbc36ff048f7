// SPDX-License-Identifier: MIT
// Lanes with more spans than pixels: what occupied each lane in each cell, from the items themselves.
#pragma once

#include "levels/state_walk.h"
#include "levels/time_sums.h"
#include "scene/lanes.h"
#include "scene/stack_runs.h"

namespace overlapse {

/// Takes one item after another: found(), then its whole() and held() as walkStages(). `columns` and `steps` must outlive it.
class LaneSums
{
public:
    /// Of the lanes from `first` to `last` - 1.
    LaneSums(const PipelineSpec &spec, const LaneCounts &counts, std::int64_t first, std::int64_t last,
             const CellGrid &grid, const StateColumns &columns, const HoldSteps &steps);

    void found(const WalkedRow &row);
    void whole(ItemState state, Nanos begin, Nanos end);
    void held(int stage, Nanos begin, Nanos end);

    /// Replaces `out`: CellGrid::one is a lane occupied all along.
    void runsOf(std::int64_t lane, std::vector<CellRun> &out) const;

private:
    [[nodiscard]] std::int64_t visible(std::int64_t lane) const
    {
        return lane >= m_firstLane && lane < m_endLane ? lane - m_firstLane : -1;
    }
    [[nodiscard]] std::int64_t columnOf(Look look) const;
    void add(std::int64_t lane, std::int64_t column, std::int64_t from, std::int64_t to);

    LaneCounts m_counts;
    std::int64_t m_firstLane;
    std::int64_t m_endLane;
    CellGrid m_grid;
    const HoldSteps &m_steps;
    bool m_blocking;
    std::vector<Look> m_looks;
    std::int64_t m_stride;            // sums of a cell: of each look, and of what does not come
    std::vector<std::int32_t> m_sums; // lane by lane and cell by cell, in the grid's units
    std::array<std::int64_t, stateCount> m_columns{};
    std::int64_t m_driver; // columns of held spans
    std::int64_t m_full;
    std::int64_t m_wakeup;
    std::vector<HoldSteps::Sums> m_edgeSums;
    std::int64_t m_fetch = -1; // where the item lies, from the first lane on
    std::int64_t m_transform = -1;
    Nanos m_reached{absent}; // where the span before ended
    std::int64_t m_reachedUnits = 0;
    std::array<HoldSteps::Place, 2> m_places{};
};

} // namespace overlapse
