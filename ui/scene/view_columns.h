// SPDX-License-Identifier: MIT
// What a panel's items did in each pixel column of the time that is seen, all of them together: from the items
// themselves where they are few, from the run's index of time where they are not.
#pragma once

#include "scene/stack_runs.h"

namespace overlapse {

/// Of columns of one device pixel, from the axis' left on.
struct ViewColumns
{
    std::vector<Look> stack;        ///< the looks that may come, from the bottom up
    std::vector<CellRun> looks;     ///< CellGrid::one is an item, the whole column long
    std::vector<double> inFlight;   ///< fetches, on average; one value a column
    std::vector<double> busy;       ///< cores, on average
    std::vector<double> transforms; ///< under way, on average
    std::vector<double> held;       ///< items that are finished in a stage and cannot go on, on average
    double peak = 0;                ///< of both
};

/// Items on average, in the part of [begin, end] before the run ended; none while it grows.
std::optional<double> meanUnderWay(const PanelRows &rows, Nanos begin, Nanos end);

/// Of these states alone; null: of all.
using StateFilter = bool (*)(ItemState);

/// Bounded by the width, and by how many items are few. `among` are the items under way in that time.
ViewColumns viewColumns(const PanelRows &rows, const TimeAxis &time, const PixelGrid &grid, ItemRange among,
                        bool few, StateFilter filter = nullptr);

/// The grid of an axis: a cell each device pixel.
CellGrid cellGrid(const TimeAxis &time, const PixelGrid &grid);

/// The look of each column of a StateColumns.
std::vector<std::size_t> looksOf(const StateColumns &columns);

} // namespace overlapse
