// SPDX-License-Identifier: MIT
#include "scene/lane_sums.h"

#include "scene/view_columns.h"

#include <algorithm>

namespace overlapse {

LaneSums::LaneSums(const PipelineSpec &spec, const LaneCounts &counts, std::int64_t first, std::int64_t last,
                   const CellGrid &grid, const StateColumns &columns, const HoldSteps &steps)
    : m_counts(counts), m_firstLane(first), m_endLane(last), m_grid(grid), m_steps(steps),
      m_blocking(spec.mode == Mode::Blocking), m_looks(stackOf(looksOf(columns))),
      m_stride(static_cast<std::int64_t>(m_looks.size()) + 1),
      m_sums(static_cast<std::size_t>((last - first) * grid.size() * m_stride)),
      m_driver(columnOf(Look::HeldDriver)), m_full(columnOf(Look::HeldFull)), m_wakeup(columnOf(Look::Wakeup))
{
    for (std::size_t state = 0; state < stateCount; ++state) {
        const bool failed = state == static_cast<std::size_t>(ItemState::FetchFailed)
            || state == static_cast<std::size_t>(ItemState::TransformFailed);
        m_columns[state] = columnOf(failed ? Look::Failed : causeLook(static_cast<Cause>(state)));
    }
    HoldSteps::Place place;
    m_edgeSums.reserve(static_cast<std::size_t>(grid.size()) + 1);
    for (std::int64_t i = 0; i <= grid.size(); ++i)
        m_edgeSums.push_back(steps.sumsBefore(grid.edge(i), place));
}

// The last is of what does not come.
std::int64_t LaneSums::columnOf(Look look) const
{
    return std::ranges::find(m_looks, look) - m_looks.begin();
}

void LaneSums::found(const WalkedRow &row)
{
    m_transform = -1;
    if (row.transformLane == driverLane && m_counts.driver > 0)
        m_transform = visible(0);
    else if (row.transformLane >= 0 && row.transformLane < m_counts.threads)
        m_transform = visible(m_counts.driver + row.transformLane);
    m_fetch = m_blocking ? m_transform
        : row.fetchLane >= 0 && row.fetchLane < m_counts.slots
        ? visible(m_counts.driver + m_counts.threads + row.fetchLane)
        : -1;
}

void LaneSums::add(std::int64_t lane, std::int64_t column, std::int64_t from, std::int64_t to)
{
    std::int32_t *sums = m_sums.data() + lane * m_grid.size() * m_stride + column;
    while (from < to) {
        const std::int64_t cell = from / CellGrid::one;
        const std::int64_t end = std::min(to, (cell + 1) * CellGrid::one);
        sums[cell * m_stride] += static_cast<std::int32_t>(end - from);
        from = end;
    }
}

void LaneSums::whole(ItemState state, Nanos begin, Nanos end)
{
    const std::int64_t lane = holdsSlot(state) ? m_fetch : holdsThread(state) ? m_transform : -1;
    if (lane < 0)
        return;
    const std::int64_t from = begin == m_reached ? m_reachedUnits : m_grid.units(begin);
    m_reached = end;
    m_reachedUnits = m_grid.units(end);
    add(lane, m_columns[static_cast<std::size_t>(state)], from, m_reachedUnits);
}

// In each cell what the driver and the stage make of it.
void LaneSums::held(int stage, Nanos begin, Nanos end)
{
    if (stage != 0 || m_fetch < 0)
        return;
    const Nanos first = std::max(begin, m_grid.edge(0));
    const Nanos last = std::min(end, m_grid.edge(m_grid.size()));
    std::int64_t from = m_grid.units(first);
    const std::int64_t to = m_grid.units(last);
    if (to <= from)
        return;
    HoldSteps::Sums before = m_steps.sumsBefore(first, m_places[0]);
    const HoldSteps::Sums after = m_steps.sumsBefore(last, m_places[1]);
    const auto scaled = [this](Nanos time) {
        return static_cast<std::int64_t>(static_cast<double>(time.count()) * m_grid.unitsPerNano);
    };
    while (from < to) {
        const std::int64_t cell = from / CellGrid::one;
        const std::int64_t cellEnd = std::min(to, (cell + 1) * CellGrid::one);
        const HoldSteps::Sums &next = cellEnd == to ? after : m_edgeSums[static_cast<std::size_t>(cell) + 1];
        const std::int64_t drives = std::min(cellEnd - from, scaled(next.driver - before.driver));
        const std::int64_t fills = std::min(cellEnd - from - drives, scaled(next.full - before.full));
        std::int32_t *sums = m_sums.data() + (m_fetch * m_grid.size() + cell) * m_stride;
        sums[m_driver] += static_cast<std::int32_t>(drives);
        sums[m_full] += static_cast<std::int32_t>(fills);
        sums[m_wakeup] += static_cast<std::int32_t>(cellEnd - from - drives - fills);
        before = next;
        from = cellEnd;
    }
}

void LaneSums::runsOf(std::int64_t lane, std::vector<CellRun> &out) const
{
    out.clear();
    const std::int32_t *sums = m_sums.data() + (lane - m_firstLane) * m_grid.size() * m_stride;
    const std::int32_t *last = nullptr;
    for (std::int64_t cell = 0; cell < m_grid.size(); ++cell, sums += m_stride) {
        if (last && std::equal(sums, sums + m_looks.size(), last)) {
            ++out.back().count;
            continue;
        }
        last = sums;
        CellRun &run = out.emplace_back(CellRun{cell, 1, {}});
        for (std::size_t c = 0; c < m_looks.size(); ++c)
            run.sums[static_cast<std::size_t>(m_looks[c])] = sums[c];
    }
}

} // namespace overlapse
