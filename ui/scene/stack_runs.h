// SPDX-License-Identifier: MIT
// Draws stacks cell after cell as few rectangles: what keeps its place from one cell to the next is one piece.
#pragma once

#include "scene/cells.h"
#include "scene/panel_canvas.h"

namespace overlapse {

class StackRuns
{
public:
    /// Stacks stand on `bottom` and grow upwards, `level` pixels a level.
    StackRuns(const PanelCanvas &canvas, SceneLayer &layer, double bottom, double level)
        : m_bottom(bottom), m_level(level)
    {
        for (int k = 0; k < lookCount; ++k) {
            // Batches move as others are made, so they are found by number.
            layer.batch(canvas.palette.look[k]);
        }
        for (int k = 0; k < lookCount; ++k)
            m_batches[k] = &layer.batch(canvas.palette.look[k]);
    }

    void put(double x, const StackLevels &heights)
    {
        int below = 0;
        for (int k = lookCount - 1; k >= 0; --k) {
            const Slice slice{below, heights[k]};
            below += heights[k];
            if (slice.height == m_slices[k].height && (slice.height == 0 || slice.from == m_slices[k].from))
                continue;
            flush(k, x);
            m_slices[k] = slice;
            m_starts[k] = x;
        }
    }
    /// Ends every piece at x.
    void finish(double x)
    {
        for (int k = 0; k < lookCount; ++k) {
            flush(k, x);
            m_slices[k] = {};
        }
    }

private:
    struct Slice
    {
        int from = 0; // levels above the bottom
        int height = 0;
    };

    void flush(int k, double x)
    {
        const Slice &slice = m_slices[k];
        if (slice.height == 0 || x <= m_starts[k])
            return;
        m_batches[k]->rects.emplace_back(m_starts[k], m_bottom - (slice.from + slice.height) * m_level,
                                         x - m_starts[k], slice.height * m_level);
    }

    double m_bottom;
    double m_level;
    std::array<RectBatch *, lookCount> m_batches{};
    std::array<Slice, lookCount> m_slices{};
    std::array<double, lookCount> m_starts{};
};

} // namespace overlapse
