// SPDX-License-Identifier: MIT
// How long each look was on within each cell of one pixel, from any number of spans: each span is two integer
// differences at its begin and two at its end, and one prefix sum gives the cells. Long spans cost no more.
#pragma once

#include "scene/theme.h"
#include "scene/time_axis.h"

#include <algorithm>
#include <array>
#include <utility>

namespace overlapse {

class CellRow
{
public:
    using Sums = std::array<std::int64_t, lookCount>;

    /// Cells of `cellWidth` pixels from the axis' left to its right.
    CellRow(const TimeAxis &axis, double cellWidth);

    void add(Look look, Nanos begin, Nanos end);
    [[nodiscard]] bool isEmpty() const { return m_first > m_last; }
    [[nodiscard]] double cellLeft(std::int64_t cell) const;

    /// Calls visit(cell, sums, changed) from the first to the last cell that anything touched, then empties the row.
    /// A sum is exactly zero where nothing was; `one` is a cell that one span covers whole. Most cells are as the
    /// one before them: `changed` is false.
    template<typename Visit>
    void drain(Visit visit)
    {
        Sums sums{};
        for (std::int64_t cell = m_first; cell <= m_last; ++cell) {
            const bool changed = m_touched[static_cast<std::size_t>(cell)];
            if (changed) {
                Sums &delta = m_deltas[static_cast<std::size_t>(cell)];
                for (int k = 0; k < lookCount; ++k)
                    sums[k] += delta[k];
                delta = {};
                m_touched[static_cast<std::size_t>(cell)] = false;
            }
            visit(cell, std::as_const(sums), changed);
        }
        m_first = m_cells;
        m_last = -1;
    }

    static constexpr std::int64_t one = 65'536;

private:
    [[nodiscard]] std::int64_t position(Nanos time) const;

    TimeAxis m_axis;
    double m_cellWidth;
    double m_scale; // fixed-point positions a pixel
    std::int64_t m_cells;
    std::int64_t m_first;
    std::int64_t m_last = -1;
    Nanos m_lastTime = Nanos::min();
    std::int64_t m_lastPosition = 0;
    std::vector<Sums> m_deltas;
    std::vector<std::uint8_t> m_touched; // the cells whose deltas are not all zero
};

inline std::int64_t CellRow::position(Nanos time) const
{
    const double pixels = std::clamp(m_axis.x(time), m_axis.left(), m_axis.right()) - m_axis.left();
    // Never negative, and llround() is a call: NOLINTNEXTLINE(bugprone-incorrect-roundings)
    return static_cast<std::int64_t>(pixels * m_scale + 0.5);
}

inline void CellRow::add(Look look, Nanos begin, Nanos end)
{
    // An item's spans adjoin: most begin where the last one ended.
    const std::int64_t from = begin == m_lastTime ? m_lastPosition : position(begin);
    const std::int64_t to = position(end);
    m_lastTime = end;
    m_lastPosition = to;
    if (to <= from)
        return;
    const std::int64_t fromCell = from / one;
    const std::int64_t toCell = to / one;
    const std::int64_t fromRest = from % one;
    const std::int64_t toRest = to % one;
    const auto k = static_cast<std::size_t>(look);
    m_deltas[fromCell][k] += one - fromRest;
    m_deltas[fromCell + 1][k] += fromRest;
    m_deltas[toCell][k] -= one - toRest;
    m_deltas[toCell + 1][k] -= toRest;
    m_touched[fromCell] = m_touched[fromCell + 1] = m_touched[toCell] = m_touched[toCell + 1] = true;
    m_first = std::min(m_first, fromCell);
    // Two beyond, so that every difference is taken back when the row is drained.
    m_last = std::max(m_last, toCell + 1);
}

/// How high each look is in a stack, in levels; the first look is on top.
using StackLevels = std::array<int, lookCount>;

/// Turns sums into whole levels, cell after cell. A stack stays as it is while it is right to within a level and
/// what rounding owes stays small, so that equal neighbours can be merged and totals still hold.
class StackRounding
{
public:
    explicit StackRounding(int levels) : m_levels(levels) {}
    /// Levels that sum to `levels * total / capacity`, rounded; all zero where the cell is empty. `capacity` > 0.
    const StackLevels &next(const CellRow::Sums &sums, double capacity);
    /// Equal sums would give the same levels for ever.
    [[nodiscard]] bool isExact() const { return m_exact; }

private:
    void roundAnew(const CellRow::Sums &sums, const std::array<double, lookCount> &target);

    int m_levels;
    bool m_exact = true;
    StackLevels m_heights{};
    std::array<double, lookCount> m_owed{};
};

} // namespace overlapse
