// SPDX-License-Identifier: MIT
// The strip below a panel's rows: fetches in flight as an area, busy cores as a line.
#pragma once

#include "scene/panel_canvas.h"

namespace overlapse {

/// One value a column of one device pixel. With few items a column shows the number at its middle, so that steps
/// are crisp; with many, the mean over the column. The CPU time of a stage is spread evenly over its span; a transform
/// of which it is not known counts as one core, a fetch as none.
struct CounterColumns
{
    std::vector<double> inFlight;
    std::vector<double> busy;
    double peak = 0;
};

/// One pass over the items; the result is bounded by the width.
CounterColumns countColumns(const PanelRows &rows, const TimeAxis &time, const PixelGrid &grid);

/// `peak` is the top of the strip, the same in every panel so that heights can be compared.
void addCounters(const PanelCanvas &canvas, const CounterColumns &columns, double peak, SceneLayer &layer);

} // namespace overlapse
