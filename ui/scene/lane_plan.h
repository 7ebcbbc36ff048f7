// SPDX-License-Identifier: MIT
// How a panel's lanes are drawn: a matter of how many items are under way, and of the room that there is.
#pragma once

#include "scene/lanes.h"
#include "scene/panel_rows.h"

namespace overlapse {

struct LanePlan
{
    enum class From : std::uint8_t {
        Columns, ///< lanes too low to be seen one by one: of each kind how many are occupied
        Index,   ///< more items than can be read
        Items,   ///< more spans than there is room for: cells (LaneSums)
        Spans,   ///< each by itself
    };
    From from = From::Columns;
    LaneCounts counts;
    std::int64_t first = 0; ///< of the lanes that are seen
    std::int64_t end = 0;
    std::int64_t wide = 1; ///< of Index and Items: how wide cells are, in usual ones
};

/// `mostRects`: of what is drawn from items.
LanePlan lanePlan(const PanelInput &panel, const PanelRows &rows, const PanelArea &area, const TimeAxis &time,
                  ItemRange among, bool few, std::size_t mostRects);

/// How wide usual cells are, in pixels.
inline constexpr double laneCell = 3;
/// Of cells that are `wide` usual ones.
CellGrid laneGrid(const TimeAxis &time, std::int64_t wide);

} // namespace overlapse
