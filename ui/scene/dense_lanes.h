// SPDX-License-Identifier: MIT
// Lanes with more spans than pixels: what occupied each lane in each cell, from the items themselves.
#pragma once

#include "scene/lanes.h"
#include "scene/view_columns.h"

namespace overlapse {

/// Cells of lanes first..last-1, in one walk through the items under way. Not for a run that grows.
std::vector<std::vector<CellRun>> denseLanes(const PanelCanvas &canvas, const LaneCounts &counts, const CellGrid &grid,
                                             std::int64_t first, std::int64_t last);

} // namespace overlapse
