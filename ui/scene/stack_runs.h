// SPDX-License-Identifier: MIT
// Draws stacks cell after cell as few rectangles: what keeps its place from one cell to the next is one piece.
#pragma once

#include "scene/cells.h"
#include "scene/panel_canvas.h"

namespace overlapse {

/// Neighbouring cells of the same sums.
struct CellRun
{
    std::int64_t cell; ///< the first
    std::int64_t count;
    CellSums sums; ///< of each
};

/// A row of stacks that stand on `bottom` and grow upwards.
struct StackRow
{
    double left = 0;  ///< of cell 0
    double cell = 1;  ///< pixels wide
    double right = 0; ///< where the last ends, at the latest
    double bottom = 0;
    double level = 1;    ///< pixels high
    int levels = 1;      ///< high at most
    double capacity = 1; ///< the sum that is all levels high; 0: each cell's own
    double unit = 1;     ///< nanoseconds that a sum of one stands for
};

/// What a row of stacks came to.
struct DrawnStacks
{
    std::size_t rects = 0;
    std::int64_t wide = 1; ///< cells that became one
    bool hadRoom = true;   ///< there could have been twice as many rectangles

    /// A guess for the next row: rows that lie together are alike.
    [[nodiscard]] std::int64_t next() const { return hadRoom && wide > 1 ? wide / 2 : wide; }
};

/// Draws cells; between runs there is nothing. `looks` alone occur. Where they would take more than `most` rectangles,
/// several cells become one, as many as it takes, but at least `wide`, a power of two.
DrawnStacks addStacks(const PanelCanvas &canvas, const StackRow &row, const std::vector<Look> &looks,
                      const std::vector<CellRun> &cells, std::size_t most, std::int64_t wide,
                      SceneLayer &layer);

} // namespace overlapse
