// SPDX-License-Identifier: MIT
// The strip below a panel's rows: fetches in flight as an area, busy cores as a line.
#pragma once

#include "scene/view_columns.h"

namespace overlapse {

/// Of few items: each column shows the number at its middle, so that steps are crisp, in the place of means.
void setCrispCounters(const PanelRows &rows, const TimeAxis &time, const PixelGrid &grid, ItemRange among,
                      ViewColumns &columns);

/// `peak` is the top of the strip, the same in every panel so that heights can be compared.
void addCounters(const PanelCanvas &canvas, const ViewColumns &columns, double peak, SceneLayer &layer);

} // namespace overlapse
