// SPDX-License-Identifier: MIT
#include "scene/lane_plan.h"

#include "scene/panel_canvas.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace overlapse {

namespace {

constexpr std::int64_t mostExact = 1'500; // items
constexpr std::int64_t leastApart = 3;    // pixels of a lane, to each of them
constexpr std::int64_t rectsOfItem = 6;   // at a guess

double widthOf(const TimeAxis &time)
{
    return time.right() - time.left();
}

/// So few items that each of their spans has room.
bool areExact(const LanePlan &plan, const PanelRows &rows, const TimeAxis &time, ItemRange among,
              std::size_t mostRects)
{
    const std::int64_t count = rows.levels()->overlaps().countAbout(among, time.begin(), mostExact);
    return count <= mostExact
        && static_cast<double>(count * leastApart)
        < widthOf(time) * static_cast<double>(plan.end - plan.first)
        && static_cast<std::size_t>(count * rectsOfItem) < mostRects;
}

/// More items than could be drawn as they are: a cell then shows several states, and is as many rectangles.
bool areCrowded(const PanelRows &rows, const TimeAxis &time, ItemRange among, std::size_t mostRects)
{
    const std::int64_t most = static_cast<std::int64_t>(mostRects) / rectsOfItem;
    return rows.levels()->overlaps().countAbout(among, time.begin(), most) > most;
}

/// Where there could not be so many rectangles for each.
std::int64_t leastWide(const LanePlan &plan, const TimeAxis &time, std::size_t mostRects, std::size_t ofCell)
{
    const double cells = widthOf(time) / laneCell * static_cast<double>(plan.end - plan.first);
    const double most = static_cast<double>(std::max<std::size_t>(mostRects / ofCell, 1));
    return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(std::max(1.0, cells / most))));
}

} // namespace

LanePlan lanePlan(const PanelInput &panel, const PanelRows &rows, const PanelArea &area, const TimeAxis &time,
                  ItemRange among, bool few, std::size_t mostRects)
{
    LanePlan plan{.counts = laneCounts(panel)};
    plan.first = area.firstVisible();
    plan.end = std::max(plan.first, area.endVisible(plan.counts.total()));
    // While a run grows its lanes have no index of their own.
    if (area.rowHeight < leastRowHeight || (!few && !rows.levels()))
        return plan;
    if (!few)
        plan.from = LanePlan::From::Index;
    else if (rows.levels() && !areExact(plan, rows, time, among, mostRects))
        plan.from = LanePlan::From::Items;
    else
        plan.from = LanePlan::From::Spans;
    const bool isCrowded = plan.from == LanePlan::From::Index
        || (plan.from == LanePlan::From::Items && areCrowded(rows, time, among, mostRects));
    plan.wide = leastWide(plan, time, mostRects, isCrowded ? 2 : 1);
    return plan;
}

CellGrid laneGrid(const TimeAxis &time, std::int64_t wide)
{
    const double cell = laneCell * static_cast<double>(wide);
    const auto cells = std::max<std::int64_t>(1, std::llround(std::ceil(widthOf(time) / cell)));
    return {time.begin(), cell * time.nanosPerPixel(), cells};
}

} // namespace overlapse
