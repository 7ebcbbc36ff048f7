// SPDX-License-Identifier: MIT
// Draws RowMode::Lanes of one panel.
#pragma once

#include "scene/lane_plan.h"
#include "scene/lane_sums.h"
#include "scene/panel_canvas.h"

namespace overlapse {

struct ViewColumns;

/// What drawing the lanes goes by. The sums are filled as the panel's items are read.
struct PanelLanes
{
    LanePlan plan;
    std::unique_ptr<LaneSums> sums; ///< of LanePlan::From::Items; else null
};
/// Of a panel with a run. What it is given must outlive it.
PanelLanes lanesOf(const PanelInput &panel, const PanelRows &rows, const PanelArea &area,
                   const TimeAxis &time, ItemRange among, bool few, std::size_t mostRects);

/// Adds to the layers of one panel.
void addLaneRows(const PanelCanvas &canvas, const PanelLanes &lanes, const ViewColumns &columns,
                 SceneLayer &spans, SceneLayer &marks);

} // namespace overlapse
