// SPDX-License-Identifier: MIT
#include "scene/dense_lanes.h"

#include <algorithm>

namespace overlapse {

namespace {

/// One lane's spans, which come in order of time, as cells.
class LaneCells
{
public:
    void add(Look look, std::int64_t from, std::int64_t to)
    {
        const auto k = static_cast<std::size_t>(look);
        while (from < to) {
            const std::int64_t cell = from / CellGrid::one;
            const std::int64_t whole = from % CellGrid::one == 0 ? (to - from) / CellGrid::one : 0;
            if (whole > 1 && cell >= m_end) {
                m_cells.push_back({cell, whole, {}});
                m_cells.back().sums[k] = CellGrid::one;
                m_end = cell + whole;
                from += whole * CellGrid::one;
                continue;
            }
            if (cell >= m_end) {
                m_cells.push_back({cell, 1, {}});
                m_end = cell + 1;
            }
            const std::int64_t end = std::min(to, (cell + 1) * CellGrid::one);
            m_cells.back().sums[k] += end - from;
            from = end;
        }
    }
    std::vector<CellRun> take() { return std::move(m_cells); }

private:
    std::vector<CellRun> m_cells;
    std::int64_t m_end = 0; // of the cells there are
};

class DenseLanes
{
public:
    DenseLanes(const PanelCanvas &canvas, const LaneCounts &counts, const CellGrid &grid, std::int64_t first,
               std::int64_t last)
        : m_canvas(canvas), m_counts(counts), m_grid(grid), m_first(first), m_last(last),
          m_blocking(canvas.input.run->spec.mode == Mode::Blocking),
          m_lanes(static_cast<std::size_t>(last - first)), m_transforms(m_lanes.size())
    {
        std::size_t hint = 0;
        for (std::int64_t i = 0; i <= grid.size(); ++i)
            m_edgeSums.push_back(canvas.rows.steps().sumsBefore(grid.edge(i), hint));
    }

    std::vector<std::vector<CellRun>> build()
    {
        m_canvas.rows.walk(
            m_canvas.among, m_canvas.time.begin(), m_canvas.time.end(),
            [this](const WalkedRow &row) { find(row); },
            [this](ItemState state, Nanos begin, Nanos end) { whole(state, begin, end); },
            [this](int stage, Nanos begin, Nanos end) {
                if (stage == 0)
                    held(begin, end);
            });
        std::vector<std::vector<CellRun>> all;
        for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
            addTransforms(lane);
            all.push_back(m_lanes[lane].take());
        }
        return all;
    }

private:
    struct Span
    {
        Look look;
        std::int64_t from;
        std::int64_t to;
    };

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
            m_lanes[static_cast<std::size_t>(m_fetch)].add(look, units(begin), units(end));
        else if (holdsThread(state) && m_transform >= 0 && m_blocking)
            m_lanes[static_cast<std::size_t>(m_transform)].add(look, units(begin), units(end));
        else if (holdsThread(state) && m_transform >= 0)
            m_transforms[static_cast<std::size_t>(m_transform)].push_back({look, units(begin), units(end)});
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
        LaneCells &lane = m_lanes[static_cast<std::size_t>(m_fetch)];
        while (from < to) {
            const std::int64_t cell = from / CellGrid::one;
            const std::int64_t cellEnd = std::min(to, (cell + 1) * CellGrid::one);
            const HoldSteps::Sums &next = cellEnd == to ? after : m_edgeSums[static_cast<std::size_t>(cell) + 1];
            const auto scaled = [this](Nanos time) {
                return static_cast<std::int64_t>(static_cast<double>(time.count()) * m_grid.unitsPerNano);
            };
            const std::int64_t drives = std::min(cellEnd - from, scaled(next.driver - before.driver));
            const std::int64_t fills = std::min(cellEnd - from - drives, scaled(next.full - before.full));
            lane.add(Look::HeldDriver, from, from + drives);
            lane.add(Look::HeldFull, from + drives, from + drives + fills);
            lane.add(Look::Wakeup, from + drives + fills, cellEnd);
            before = next;
            from = cellEnd;
        }
    }

    // With order any a thread's items do not come in order of time.
    void addTransforms(std::size_t lane)
    {
        std::vector<Span> &spans = m_transforms[lane];
        const auto earlier = [](const Span &a, const Span &b) { return a.from < b.from; };
        if (!std::is_sorted(spans.begin(), spans.end(), earlier))
            std::sort(spans.begin(), spans.end(), earlier);
        for (const Span &span : spans)
            m_lanes[lane].add(span.look, span.from, span.to);
    }

    const PanelCanvas &m_canvas;
    const LaneCounts &m_counts;
    const CellGrid &m_grid;
    std::int64_t m_first;
    std::int64_t m_last;
    bool m_blocking;
    std::vector<LaneCells> m_lanes;
    std::vector<std::vector<Span>> m_transforms;
    std::vector<HoldSteps::Sums> m_edgeSums;
    std::int64_t m_fetch = -1; // where the item lies, from m_first on
    std::int64_t m_transform = -1;
    std::array<std::size_t, 2> m_hints{};
};

} // namespace

std::vector<std::vector<CellRun>> denseLanes(const PanelCanvas &canvas, const LaneCounts &counts, const CellGrid &grid,
                                             std::int64_t first, std::int64_t last)
{
    return DenseLanes(canvas, counts, grid, first, last).build();
}

} // namespace overlapse
