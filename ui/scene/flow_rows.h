// SPDX-License-Identifier: MIT
// The flow of items through a panel, where its rows would be too many to show it.
#pragma once

#include "scene/view_columns.h"

namespace overlapse {

/// Panels that show a run: they share what can be read in a frame.
std::int64_t runCount(const TimelineInput &input);

/// Whether the panel's rows would be a thin diagonal, or are more than can be read: then the flow stands for them.
bool isFlow(const PanelRows &rows, const PanelArea &area, const TimelineView &view, const TimeAxis &time,
            bool few);

/// How many items can be under way at once: what the flow's full height stands for.
std::int64_t mostUnderWay(const PipelineSpec &spec, std::int64_t items);

/// Over `rows` of the canvas' area, at most canvas.mostRects rectangles in `spans`.
void addFlow(const PanelCanvas &canvas, const ViewColumns &columns, SceneLayer &ghosts, SceneLayer &spans,
             SceneLayer &marks);

} // namespace overlapse
