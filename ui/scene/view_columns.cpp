// SPDX-License-Identifier: MIT
#include "scene/view_columns.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

CellGrid cellGrid(const TimeAxis &time, const PixelGrid &grid)
{
    const std::int64_t cells = std::max<std::int64_t>(1, grid.cell(time.right() - time.left()));
    return {time.begin(),
            static_cast<double>((time.end() - time.begin()).count()) / static_cast<double>(cells), cells};
}

std::vector<std::size_t> looksOf(const StateColumns &columns)
{
    std::vector<std::size_t> looks;
    for (int c = 0; c < columns.count(); ++c) {
        const ItemState state = columns.state(c);
        const bool failed = state == ItemState::FetchFailed || state == ItemState::TransformFailed;
        looks.push_back(
            static_cast<std::size_t>(failed ? Look::Failed : causeLook(static_cast<Cause>(state))));
    }
    return looks;
}

namespace {

class Columns
{
public:
    Columns(const PanelRows &rows, std::int64_t cells) : m_states(rows.columns())
    {
        m_columns.inFlight.resize(static_cast<std::size_t>(cells));
        m_columns.busy.resize(static_cast<std::size_t>(cells));
        m_columns.transforms.resize(static_cast<std::size_t>(cells));
        m_columns.held.resize(static_cast<std::size_t>(cells));
    }

    /// In units of a cell.
    void put(std::int64_t cell, std::int64_t count, const std::int64_t *sums, double busy)
    {
        m_columns.runs.push_back({cell, count});
        m_columns.sums.insert(m_columns.sums.end(), sums, sums + m_states.count());
        std::int64_t fetching = 0;
        std::int64_t transforming = 0;
        std::int64_t held = 0;
        for (int c = 0; c < m_states.count(); ++c) {
            const ItemState state = m_states.state(c);
            if (isFetching(state))
                fetching += sums[c];
            else if (holdsThread(state))
                transforming += sums[c];
            else if (isHeld(state))
                held += sums[c];
        }
        const double inFlight = static_cast<double>(fetching) / CellGrid::one;
        const double used = busy / CellGrid::one;
        std::fill_n(m_columns.inFlight.begin() + cell, count, inFlight);
        std::fill_n(m_columns.busy.begin() + cell, count, used);
        std::fill_n(m_columns.transforms.begin() + cell, count,
                    static_cast<double>(transforming) / CellGrid::one);
        std::fill_n(m_columns.held.begin() + cell, count, static_cast<double>(held) / CellGrid::one);
        m_columns.peak = std::max({m_columns.peak, inFlight, used});
    }

    ViewColumns take() { return std::move(m_columns); }

private:
    const StateColumns &m_states;
    ViewColumns m_columns;
};

} // namespace

std::vector<CellRun> cellRuns(const ViewColumns &columns, const StateColumns &states, StateFilter filter)
{
    const std::vector<std::size_t> looks = looksOf(states);
    std::vector<CellRun> cells;
    cells.reserve(columns.runs.size());
    const std::int64_t *sums = columns.sums.data();
    for (const ViewColumns::Run &run : columns.runs) {
        CellRun &cell = cells.emplace_back(CellRun{run.cell, run.count, {}});
        for (int c = 0; c < states.count(); ++c)
            if (!filter || filter(states.state(c)))
                cell.sums[looks[static_cast<std::size_t>(c)]] += sums[c];
        sums += states.count();
    }
    return cells;
}

std::optional<double> meanUnderWay(const PanelRows &rows, Nanos begin, Nanos end)
{
    const Nanos to = std::min(end, rows.end());
    if (!rows.times() || to <= begin)
        return std::nullopt;
    const CumulativeTimes &times = *rows.times();
    std::vector<std::int64_t> sums(static_cast<std::size_t>(times.columns()));
    CumulativeTimes::Hint hint;
    const auto before = [&](Nanos at) {
        times.before(at, hint, sums.data());
        return std::accumulate(sums.begin(), sums.end() - 1, std::int64_t{0}); // without the CPU time
    };
    const std::int64_t first = before(begin);
    return static_cast<double>(before(to) - first) / static_cast<double>((to - begin).count());
}

ViewColumns viewColumns(const PanelRows &rows, const TimeAxis &time, const PixelGrid &grid, ItemRange among,
                        bool few, LaneSums *lanes)
{
    const CellGrid cells = cellGrid(time, grid);
    Columns columns(rows, cells.size());
    if (few) {
        TimeSums<CellGrid> sums(cells, rows.columns(), rows.steps());
        rows.addTo(sums, among, time.begin(), time.end(), lanes);
        sums.drainRuns([&](std::int64_t cell, std::int64_t count, const std::vector<std::int64_t> &states,
                           double busy) { columns.put(cell, count, states.data(), busy); });
        return columns.take();
    }
    // What flies is in no index yet; it is little.
    std::vector<std::vector<std::int64_t>> flying;
    if (!rows.isIndexedWhole()) {
        TimeSums<CellGrid> sums(cells, rows.columns(), rows.steps());
        rows.addInFlight(sums, time.begin(), time.end());
        flying.resize(static_cast<std::size_t>(cells.size()));
        sums.drain([&](std::int64_t cell, const std::vector<std::int64_t> &states, double busy) {
            std::vector<std::int64_t> &all = flying[static_cast<std::size_t>(cell)];
            all = states;
            all.push_back(std::llround(busy));
        });
    }
    const CumulativeTimes &times = *rows.times();
    CumulativeTimes::Hint hint = times.begin(time.begin(), time.end(), cells.size());
    std::vector<std::int64_t> before(static_cast<std::size_t>(times.columns()));
    std::vector<std::int64_t> after(before.size());
    times.before(cells.edge(0), hint, before.data());
    for (std::int64_t cell = 0; cell < cells.size(); ++cell) {
        times.before(cells.edge(cell + 1), hint, after.data());
        for (std::size_t c = 0; c < before.size(); ++c)
            before[c] = std::llround(static_cast<double>(after[c] - before[c]) * cells.unitsPerNano);
        if (const auto at = static_cast<std::size_t>(cell); at < flying.size())
            for (std::size_t c = 0; c < flying[at].size(); ++c)
                before[c] += flying[at][c];
        columns.put(cell, 1, before.data(), static_cast<double>(before.back()));
        std::swap(before, after);
    }
    return columns.take();
}

} // namespace overlapse
