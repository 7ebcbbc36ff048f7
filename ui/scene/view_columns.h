// SPDX-License-Identifier: MIT
// What a panel's items did in each pixel column of the time that is seen, all of them together: from the items
// themselves where they are few, from the run's index of time where they are not.
#pragma once

#include "scene/stack_runs.h"

namespace overlapse {

/// Of columns of one device pixel, from the axis' left on.
struct ViewColumns
{
    /// Neighbouring columns of the same sums.
    struct Run
    {
        std::int64_t cell; ///< the first
        std::int64_t count;
    };
    std::vector<Run> runs;
    std::vector<std::int64_t>
        sums; ///< of each run one for each of the rows' columns(); CellGrid::one is an item, all along
    std::vector<double> inFlight;   ///< fetches, on average; one value a column
    std::vector<double> busy;       ///< cores, on average
    std::vector<double> transforms; ///< under way, on average
    std::vector<double> held;       ///< items that are finished in a stage and cannot go on, on average
    double peak = 0;                ///< of both
};

class LaneSums;

/// Items on average, in the part of [begin, end] before the run ended; none while it grows.
std::optional<double> meanUnderWay(const PanelRows &rows, Nanos begin, Nanos end);

/// Of these states alone; null: of all.
using StateFilter = bool (*)(ItemState);

/// Bounded by the width, and by how many items are few. `among` are the items under way in that time.
/// Where they are few, `lanes` takes them too, unless it is null: they are read once.
ViewColumns viewColumns(const PanelRows &rows, const TimeAxis &time, const PixelGrid &grid, ItemRange among,
                        bool few, LaneSums *lanes = nullptr);

/// The looks of view columns that are of `states`: CellGrid::one is an item, the whole column long.
std::vector<CellRun> cellRuns(const ViewColumns &columns, const StateColumns &states,
                              StateFilter filter = nullptr);

/// The grid of an axis: a cell each device pixel.
CellGrid cellGrid(const TimeAxis &time, const PixelGrid &grid);

/// The look of each column of a StateColumns.
std::vector<std::size_t> looksOf(const StateColumns &columns);

} // namespace overlapse
