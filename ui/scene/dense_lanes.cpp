// SPDX-License-Identifier: MIT
#include "scene/dense_lanes.h"

#include <algorithm>

namespace overlapse {

namespace {

/// Time in each look, lane by lane and cell by cell, in one block of memory that is kept from frame to frame: fresh pages
/// would cost more than what is added up in them.
class LaneCells
{
public:
    LaneCells(std::int64_t lanes, std::int64_t cells, const std::vector<Look> &looks)
        : m_cells(cells), m_looks(looks), m_stride(static_cast<std::int64_t>(looks.size()))
    {
        m_column.fill(-1);
        for (std::size_t c = 0; c < looks.size(); ++c)
            m_column[static_cast<std::size_t>(looks[c])] = static_cast<std::int64_t>(c);
        m_sums.assign(static_cast<std::size_t>(lanes * cells * m_stride), 0);
    }

    /// In the grid's units.
    void add(std::int64_t lane, Look look, std::int64_t from, std::int64_t to)
    {
        const std::int64_t column = m_column[static_cast<std::size_t>(look)];
        if (column < 0)
            return;
        std::int64_t *sums = m_sums.data() + lane * m_cells * m_stride + column;
        while (from < to) {
            const std::int64_t cell = from / CellGrid::one;
            const std::int64_t end = std::min(to, (cell + 1) * CellGrid::one);
            sums[cell * m_stride] += end - from;
            from = end;
        }
    }

    /// Replaces `out`.
    void runsOf(std::int64_t lane, std::vector<CellRun> &out) const
    {
        out.clear();
        const std::int64_t *sums = m_sums.data() + lane * m_cells * m_stride;
        const std::int64_t *last = nullptr;
        for (std::int64_t cell = 0; cell < m_cells; ++cell, sums += m_stride) {
            if (last && std::equal(sums, sums + m_stride, last)) {
                ++out.back().count;
                continue;
            }
            last = sums;
            CellRun &run = out.emplace_back(CellRun{cell, 1, {}});
            for (std::size_t c = 0; c < m_looks.size(); ++c)
                run.sums[static_cast<std::size_t>(m_looks[c])] = sums[c];
        }
    }

private:
    std::int64_t m_cells;
    const std::vector<Look> &m_looks;
    std::int64_t m_stride;
    std::array<std::int64_t, lookCount> m_column{};
    static thread_local std::vector<std::int64_t> m_sums;
};

thread_local std::vector<std::int64_t> LaneCells::m_sums;

class DenseLanes
{
public:
    DenseLanes(const PanelCanvas &canvas, const LaneCounts &counts, const CellGrid &grid, std::int64_t first,
               std::int64_t last)
        : m_canvas(canvas), m_counts(counts), m_grid(grid), m_first(first), m_last(last),
          m_blocking(canvas.input.run->spec.mode == Mode::Blocking),
          m_looks(stackOf(looksOf(canvas.rows.columns()))), m_cells(last - first, grid.size(), m_looks)
    {
        std::size_t hint = 0;
        for (std::int64_t i = 0; i <= grid.size(); ++i)
            m_edgeSums.push_back(canvas.rows.steps().sumsBefore(grid.edge(i), hint));
    }

    void build(const std::function<void(std::int64_t, const std::vector<CellRun> &)> &visit)
    {
        m_canvas.rows.walk(
            m_canvas.among, m_canvas.time.begin(), m_canvas.time.end(),
            [this](const WalkedRow &row) { find(row); },
            [this](ItemState state, Nanos begin, Nanos end) { whole(state, begin, end); },
            [this](int stage, Nanos begin, Nanos end) {
                if (stage == 0)
                    held(begin, end);
            });
        std::vector<CellRun> runs;
        for (std::int64_t lane = m_first; lane < m_last; ++lane) {
            m_cells.runsOf(lane - m_first, runs);
            visit(lane, runs);
        }
    }

private:
    [[nodiscard]] std::int64_t visible(std::int64_t lane) const
    {
        return lane >= m_first && lane < m_last ? lane - m_first : -1;
    }
    void find(const WalkedRow &row)
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

    [[nodiscard]] std::int64_t units(Nanos time) const
    {
        std::int64_t hint = 0;
        const std::int64_t cell = m_grid.locate(time, hint);
        return cell * CellGrid::one + m_grid.offset(time, cell);
    }

    void whole(ItemState state, Nanos begin, Nanos end)
    {
        const bool failed = state == ItemState::FetchFailed || state == ItemState::TransformFailed;
        const Look look = failed ? Look::Failed : causeLook(static_cast<Cause>(state));
        if (holdsSlot(state) && m_fetch >= 0)
            m_cells.add(m_fetch, look, units(begin), units(end));
        else if (holdsThread(state) && m_transform >= 0)
            m_cells.add(m_transform, look, units(begin), units(end));
    }

    // In each cell what the driver and the stage make of it.
    void held(Nanos begin, Nanos end)
    {
        if (m_fetch < 0)
            return;
        const Nanos first = std::max(begin, m_grid.edge(0));
        const Nanos last = std::min(end, m_grid.edge(m_grid.size()));
        std::int64_t from = units(first);
        const std::int64_t to = units(last);
        if (to <= from)
            return;
        HoldSteps::Sums before = m_canvas.rows.steps().sumsBefore(first, m_hints[0]);
        const HoldSteps::Sums after = m_canvas.rows.steps().sumsBefore(last, m_hints[1]);
        while (from < to) {
            const std::int64_t cell = from / CellGrid::one;
            const std::int64_t cellEnd = std::min(to, (cell + 1) * CellGrid::one);
            const HoldSteps::Sums &next =
                cellEnd == to ? after : m_edgeSums[static_cast<std::size_t>(cell) + 1];
            const auto scaled = [this](Nanos time) {
                return static_cast<std::int64_t>(static_cast<double>(time.count()) * m_grid.unitsPerNano);
            };
            const std::int64_t drives = std::min(cellEnd - from, scaled(next.driver - before.driver));
            const std::int64_t fills = std::min(cellEnd - from - drives, scaled(next.full - before.full));
            m_cells.add(m_fetch, Look::HeldDriver, from, from + drives);
            m_cells.add(m_fetch, Look::HeldFull, from + drives, from + drives + fills);
            m_cells.add(m_fetch, Look::Wakeup, from + drives + fills, cellEnd);
            before = next;
            from = cellEnd;
        }
    }

    const PanelCanvas &m_canvas;
    const LaneCounts &m_counts;
    const CellGrid &m_grid;
    std::int64_t m_first;
    std::int64_t m_last;
    bool m_blocking;
    std::vector<Look> m_looks;
    LaneCells m_cells;
    std::vector<HoldSteps::Sums> m_edgeSums;
    std::int64_t m_fetch = -1; // where the item lies, from m_first on
    std::int64_t m_transform = -1;
    std::array<std::size_t, 2> m_hints{};
};

} // namespace

void denseLanes(const PanelCanvas &canvas, const LaneCounts &counts, const CellGrid &grid, std::int64_t first,
                std::int64_t last,
                const std::function<void(std::int64_t, const std::vector<CellRun> &)> &visit)
{
    DenseLanes(canvas, counts, grid, first, last).build(visit);
}

} // namespace overlapse
