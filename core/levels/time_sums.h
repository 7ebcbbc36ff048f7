// SPDX-License-Identifier: MIT
// How long items were in each state within each interval of a grid of time, from any number of spans. A span adds to
// the two intervals that it begins and ends in, and by a difference to all between them, so that long spans cost no
// more than short ones. What the driver's and the stage's state split (HoldSteps) is split exactly, by running sums.
#pragma once

#include "levels/item_state.h"

#include <bit>
#include <cmath>

namespace overlapse {

/// The interval of a time, and where in it, in the grid's units; times outside lie at the ends.
struct GridPlace
{
    std::int64_t interval;
    std::int64_t offset;
};

/// Intervals between times that increase. Positions are nanoseconds from an interval's begin.
class EdgeGrid
{
public:
    static constexpr double unitsPerNano = 1;
    static constexpr bool areEqual = false; ///< its intervals

    /// At least two, none equal to the one before; they must outlive it.
    explicit EdgeGrid(const std::vector<Nanos> &edges)
        : m_edges(&edges), m_shift(static_cast<int>(std::bit_width(static_cast<std::uint64_t>(meanWidth()))))
    {
        const std::int64_t buckets = ((edge(size()) - edge(0)).count() >> m_shift) + 1;
        m_beginnings.reserve(static_cast<std::size_t>(buckets) + 1);
        std::int64_t i = 0;
        for (std::int64_t bucket = 0; bucket <= buckets; ++bucket) {
            const Nanos begin = edge(0) + Nanos(bucket << m_shift);
            while (i + 1 < size() && edge(i + 1) <= begin)
                ++i;
            m_beginnings.push_back(static_cast<std::int32_t>(i));
        }
    }
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_edges->size()) - 1; }
    [[nodiscard]] Nanos edge(std::int64_t i) const { return (*m_edges)[static_cast<std::size_t>(i)]; }
    [[nodiscard]] std::int64_t width(std::int64_t i) const { return (edge(i + 1) - edge(i)).count(); }
    /// The hint is any interval near it.
    GridPlace place(Nanos time, std::int64_t &hint) const
    {
        locate(time, hint);
        return {hint, std::clamp<std::int64_t>((time - edge(hint)).count(), 0, width(hint))};
    }

private:
    [[nodiscard]] std::int64_t meanWidth() const { return (edge(size()) - edge(0)).count() / size(); }
    void locate(Nanos time, std::int64_t &hint) const
    {
        const std::int64_t last = size() - 1;
        hint = std::min(hint, last);
        if (edge(hint) <= time && (hint == last || time < edge(hint + 1)))
            return;
        if (time < edge(1)) {
            hint = 0;
        } else if (time >= edge(last)) {
            hint = last;
        } else {
            const auto bucket = static_cast<std::size_t>((time - edge(0)).count() >> m_shift);
            const auto from = m_edges->begin() + m_beginnings[bucket];
            const auto to = m_edges->begin() + m_beginnings[bucket + 1] + 1;
            hint = std::upper_bound(from, to, time) - m_edges->begin() - 1;
        }
    }

    const std::vector<Nanos> *m_edges;
    int m_shift; // of a bucket's length, some mean width
    // The interval at each bucket's beginning: a search through all edges would wait for memory each time.
    std::vector<std::int32_t> m_beginnings;
};

/// Cells of equal length, `one` units each, which may be shorter than a nanosecond.
class CellGrid
{
public:
    static constexpr std::int64_t one = 65'536;
    static constexpr bool areEqual = true;

    /// count > 0; `perCell`: nanoseconds, > 0.
    CellGrid(Nanos begin, double perCell, std::int64_t count)
        : unitsPerNano(static_cast<double>(one) / perCell), m_begin(begin), m_perCell(perCell), m_count(count)
    {
    }
    [[nodiscard]] std::int64_t size() const { return m_count; }
    [[nodiscard]] Nanos edge(std::int64_t i) const
    {
        return m_begin + Nanos(std::llround(static_cast<double>(i) * m_perCell));
    }
    [[nodiscard]] std::int64_t width(std::int64_t) const { return one; }
    GridPlace place(Nanos time, std::int64_t &hint) const
    {
        const std::int64_t at = units(time);
        hint = std::min(at / one, m_count - 1);
        return {hint, at - hint * one};
    }
    /// From the grid's begin; times outside lie at the ends.
    [[nodiscard]] std::int64_t units(Nanos time) const
    {
        return static_cast<std::int64_t>(
            std::clamp(static_cast<double>((time - m_begin).count()) * unitsPerNano, 0.0,
                       static_cast<double>(m_count * one)));
    }

    double unitsPerNano;

private:
    Nanos m_begin;
    double m_perCell;
    std::int64_t m_count;
};

template<typename Grid>
class TimeSums
{
public:
    /// `columns` has the states that may come, those of held spans included where a stage holds anything. `steps` and
    /// `columns` must outlive it.
    TimeSums(Grid grid, const StateColumns &columns, const HoldSteps &steps)
        : m_grid(grid), m_columns(&columns), m_steps(&steps), m_count(columns.count()),
          m_stride(2 * columns.count() + 2), m_first(grid.size()),
          m_data(static_cast<std::size_t>((grid.size() + 1) * m_stride)),
          m_busy(static_cast<std::size_t>(2 * (grid.size() + 1))),
          m_touched(static_cast<std::size_t>(grid.size()) + 2),
          m_hints(static_cast<std::size_t>(2 * columns.count() + 8)),
          m_holds{columnsOfHeld(Cause::FetchHeldDriver, Cause::FetchHeldFull, Cause::FetchHeldWakeup),
                  columnsOfHeld(Cause::TransformHeldDriver, Cause::TransformHeldWakeup,
                                Cause::TransformHeldWakeup)}
    {
        if (!m_holds[0].any() && !m_holds[1].any())
            return;
        HoldSteps::Place place;
        m_edgeSums.reserve(static_cast<std::size_t>(grid.size()) + 1);
        for (std::int64_t i = 0; i <= grid.size(); ++i)
            m_edgeSums.push_back(steps.sumsBefore(grid.edge(i), place));
    }

    void add(ItemState state, Nanos begin, Nanos end)
    {
        const int column = m_columns->of(state);
        if (column >= 0)
            spread(column, begin, end, m_hints.data() + std::ptrdiff_t{2} * column);
    }

    /// What order does not explain (walkStages()): driver busy, stage full or driver waking.
    void held(int stage, Nanos begin, Nanos end)
    {
        const Held &hold = m_holds[static_cast<std::size_t>(stage)];
        if (!hold.any())
            return;
        std::int64_t *hints = m_hints.data() + std::ptrdiff_t{2} * (m_count + stage);
        const GridPlace from = m_grid.place(begin, hints[0]);
        const GridPlace to = m_grid.place(end, hints[1]);
        const Nanos first = std::max(begin, m_grid.edge(0));
        const Nanos last = std::min(end, m_grid.edge(m_grid.size()));
        if (last <= first)
            return;
        HoldSteps::Place *places = m_places.data() + std::ptrdiff_t{2} * stage;
        const HoldSteps::Sums before = m_steps->sumsBefore(first, places[0]);
        const HoldSteps::Sums after = m_steps->sumsBefore(last, places[1]);
        if (from.interval == to.interval) {
            addHeld(hold, from.interval, before, after, to.offset - from.offset);
        } else {
            addHeld(hold, from.interval, before, sumsAt(from.interval + 1),
                    m_grid.width(from.interval) - from.offset);
            addHeld(hold, to.interval, sumsAt(to.interval), after, to.offset);
            at(from.interval + 1)[2 * m_count + stage] += 1;
            at(to.interval)[2 * m_count + stage] -= 1;
        }
        touch(from.interval, to.interval);
    }

    /// `cores` on average from begin to end.
    void busy(Nanos begin, Nanos end, double cores)
    {
        std::int64_t *hints = m_hints.data() + std::ptrdiff_t{2} * m_count + 4;
        const auto [from, beginOffset] = m_grid.place(begin, hints[0]);
        const auto [to, endOffset] = m_grid.place(end, hints[1]);
        double *data = m_busy.data();
        const auto begins = static_cast<double>(beginOffset);
        const auto ends = static_cast<double>(endOffset);
        if (from == to) {
            data[2 * from] += cores * (ends - begins);
        } else {
            data[2 * from] += cores * (static_cast<double>(m_grid.width(from)) - begins);
            data[2 * to] += cores * ends;
            data[2 * (from + 1) + 1] += cores;
            data[2 * to + 1] -= cores;
        }
        touch(from, to);
    }

    /// Another's, over the same grid and columns.
    void merge(const TimeSums &other)
    {
        for (std::size_t i = 0; i < m_data.size(); ++i)
            m_data[i] += other.m_data[i];
        for (std::size_t i = 0; i < m_busy.size(); ++i)
            m_busy[i] += other.m_busy[i];
        for (std::size_t i = 0; i < m_touched.size(); ++i)
            m_touched[i] |= other.m_touched[i];
        m_first = std::min(m_first, other.m_first);
        m_last = std::max(m_last, other.m_last);
    }

    [[nodiscard]] const Grid &grid() const { return m_grid; }
    [[nodiscard]] bool isEmpty() const { return m_first > m_last; }

    /// Calls visit(interval, sums, busy) for each interval from the first to the last that anything touched, in the grid's
    /// units, then empties it. A sum is exactly zero where nothing was.
    template<typename Visit>
    void drain(Visit visit)
    {
        drainRuns([&visit](std::int64_t interval, std::int64_t count, const std::vector<std::int64_t> &sums,
                           double busy) {
            for (std::int64_t i = interval; i < interval + count; ++i)
                visit(i, sums, busy);
        });
    }

    /// The same, of a grid whose intervals are equal: visit(interval, count, sums, busy) for `count` intervals of the same
    /// sums each.
    template<typename Visit>
    // NOLINTNEXTLINE(readability-function-cognitive-complexity): one loop, which takes what is alike together
    void drainRuns(Visit visit)
    {
        std::vector<std::int64_t> covers(static_cast<std::size_t>(m_count) + 2);
        std::vector<std::int64_t> sums(static_cast<std::size_t>(m_count));
        double cores = 0;
        for (std::int64_t i = m_first; i <= m_last; ++i) {
            if (!m_touched[static_cast<std::size_t>(i)]) {
                std::int64_t end = i + 1;
                const bool plain = Grid::areEqual && covers[static_cast<std::size_t>(m_count)] == 0
                    && covers[static_cast<std::size_t>(m_count) + 1] == 0;
                while (plain && end <= m_last && !m_touched[static_cast<std::size_t>(end)])
                    ++end;
                const std::int64_t width = m_grid.width(i);
                for (int c = 0; c < m_count; ++c)
                    sums[static_cast<std::size_t>(c)] = covers[static_cast<std::size_t>(c)] * width;
                for (int stage = 0; stage < 2; ++stage)
                    if (const std::int64_t cover = covers[static_cast<std::size_t>(m_count + stage)];
                        cover != 0)
                        coverHeld(m_holds[static_cast<std::size_t>(stage)], i, cover, width, sums);
                const double used = cores * static_cast<double>(width);
                visit(i, end - i, std::as_const(sums), used < 1e-6 * static_cast<double>(width) ? 0 : used);
                i = end - 1;
                continue;
            }
            m_touched[static_cast<std::size_t>(i)] = 0;
            std::int64_t *data = at(i);
            const std::int64_t width = m_grid.width(i);
            for (int c = 0; c < m_count; ++c) {
                covers[static_cast<std::size_t>(c)] += data[m_count + c];
                sums[static_cast<std::size_t>(c)] = data[c] + covers[static_cast<std::size_t>(c)] * width;
            }
            for (int stage = 0; stage < 2; ++stage) {
                std::int64_t &cover = covers[static_cast<std::size_t>(m_count + stage)];
                cover += data[2 * m_count + stage];
                if (cover != 0)
                    coverHeld(m_holds[static_cast<std::size_t>(stage)], i, cover, width, sums);
            }
            cores += m_busy[static_cast<std::size_t>(2 * i + 1)];
            const double used = m_busy[static_cast<std::size_t>(2 * i)] + cores * static_cast<double>(width);
            // The differences are sums of fractions; what is left of them near zero is rounding.
            visit(i, std::int64_t{1}, std::as_const(sums),
                  used < 1e-6 * static_cast<double>(width) ? 0 : used);
            std::fill_n(data, m_stride, 0);
            m_busy[static_cast<std::size_t>(2 * i)] = m_busy[static_cast<std::size_t>(2 * i + 1)] = 0;
        }
        if (m_last >= m_first)
            m_touched[static_cast<std::size_t>(m_last) + 1] = 0;
        m_first = m_grid.size();
        m_last = -1;
    }

private:
    struct Held
    {
        int driver = -1;
        int full = -1;
        int wakeup = -1;
        [[nodiscard]] bool any() const { return driver >= 0 || full >= 0 || wakeup >= 0; }
    };

    [[nodiscard]] Held columnsOfHeld(Cause driver, Cause full, Cause wakeup) const
    {
        const auto of = [this](Cause cause) { return m_columns->of(static_cast<ItemState>(cause)); };
        return {of(driver), full == wakeup ? -1 : of(full), of(wakeup)};
    }
    [[nodiscard]] std::int64_t *at(std::int64_t i) { return m_data.data() + i * m_stride; }
    [[nodiscard]] const HoldSteps::Sums &sumsAt(std::int64_t edge) const
    {
        return m_edgeSums[static_cast<std::size_t>(edge)];
    }
    // Where the sums differ from those before: a span's ends, and the intervals after them.
    void touch(std::int64_t from, std::int64_t to)
    {
        m_touched[static_cast<std::size_t>(from)] = m_touched[static_cast<std::size_t>(from) + 1] = 1;
        m_touched[static_cast<std::size_t>(to)] = m_touched[static_cast<std::size_t>(to) + 1] = 1;
        m_first = std::min(m_first, from);
        m_last = std::max(m_last, to);
    }

    void spread(int column, Nanos begin, Nanos end, std::int64_t *hints)
    {
        // One state mostly begins where the one before ended.
        const auto [from, begins] = begin == m_reached ? m_reachedPlace : m_grid.place(begin, hints[0]);
        m_reachedPlace = m_grid.place(end, hints[1]);
        m_reached = end;
        const auto [to, ends] = m_reachedPlace;
        if (from == to) {
            at(from)[column] += ends - begins;
        } else {
            at(from)[column] += m_grid.width(from) - begins;
            at(to)[column] += ends;
            at(from + 1)[m_count + column] += 1;
            at(to)[m_count + column] -= 1;
        }
        touch(from, to);
    }

    // Rounded so that the parts are the whole.
    void addHeld(const Held &hold, std::int64_t i, const HoldSteps::Sums &before,
                 const HoldSteps::Sums &after, std::int64_t units)
    {
        splitHeld(hold, (after.driver - before.driver).count(), (after.full - before.full).count(), units, 1,
                  at(i));
    }
    void coverHeld(const Held &hold, std::int64_t i, std::int64_t times, std::int64_t width,
                   std::vector<std::int64_t> &sums) const
    {
        const HoldSteps::Sums &before = sumsAt(i);
        const HoldSteps::Sums &after = sumsAt(i + 1);
        splitHeld(hold, (after.driver - before.driver).count(), (after.full - before.full).count(), width,
                  times, sums.data());
    }
    void splitHeld(const Held &hold, std::int64_t driver, std::int64_t full, std::int64_t units,
                   std::int64_t times, std::int64_t *out) const
    {
        const auto scaled = [this](std::int64_t nanos) {
            return static_cast<std::int64_t>(static_cast<double>(nanos) * m_grid.unitsPerNano);
        };
        const std::int64_t drives = hold.driver >= 0 ? std::min(units, scaled(driver)) : 0;
        const std::int64_t fills = hold.full >= 0 ? std::min(units - drives, scaled(full)) : 0;
        if (hold.driver >= 0)
            out[hold.driver] += times * drives;
        if (hold.full >= 0)
            out[hold.full] += times * fills;
        if (hold.wakeup >= 0)
            out[hold.wakeup] += times * (units - drives - fills);
    }

    Grid m_grid;
    const StateColumns *m_columns;
    const HoldSteps *m_steps;
    int m_count;
    int m_stride; // a column's own, its covers, those of both held
    std::int64_t m_first;
    std::int64_t m_last = -1;
    std::vector<std::int64_t> m_data;
    std::vector<double> m_busy; // own and cover
    std::vector<std::uint8_t> m_touched;
    std::vector<std::int64_t> m_hints;
    Nanos m_reached{absent}; // where the span before ended
    GridPlace m_reachedPlace{};
    std::array<HoldSteps::Place, 4> m_places{};
    std::array<Held, 2> m_holds;
    std::vector<HoldSteps::Sums> m_edgeSums;
};

} // namespace overlapse
