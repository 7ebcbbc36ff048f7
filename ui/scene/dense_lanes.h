// SPDX-License-Identifier: MIT
// Lanes with more spans than pixels: what occupied each lane in each cell, from the items themselves.
#pragma once

#include "scene/lanes.h"
#include "scene/view_columns.h"

#include <functional>

namespace overlapse {

/// visit(lane, cells) for lanes first to last - 1, after one walk through the items under way. Not for a run that grows.
void denseLanes(const PanelCanvas &canvas, const LaneCounts &counts, const CellGrid &grid, std::int64_t first,
                std::int64_t last,
                const std::function<void(std::int64_t, const std::vector<CellRun> &)> &visit);

} // namespace overlapse
