// SPDX-License-Identifier: MIT
// Rows too low to be seen one by one: bands of several items, in cells of one pixel that show how the items' time
// was spent there. The number of rectangles is bounded by pixels, whatever the number of items.
#include "scene/stack_runs.h"
#include "scene/view_columns.h"

#include <algorithm>

namespace overlapse {

namespace {

class DenseBands
{
public:
    DenseBands(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans)
        : m_canvas(canvas), m_ghosts(ghosts), m_spans(spans), m_looks(looksOf(canvas.rows.columns())),
          m_stack(stackOf(m_looks)),
          m_sums(cellGrid(canvas.time, canvas.grid), canvas.rows.columns(), canvas.rows.steps())
    {
    }

    void draw()
    {
        const double top = m_canvas.rowTop(m_canvas.area.firstRow);
        const double rowsHigh = m_canvas.area.rowCount * m_canvas.area.rowHeight;
        const auto bands = static_cast<std::int64_t>(std::ceil(rowsHigh / bandHeight));
        const double perBand = bandHeight / m_canvas.area.rowHeight;
        const double first = m_canvas.area.firstRow;
        // No outline has room here: a prediction is striped, so that its form still tells it from a measurement.
        const double gap = m_canvas.palette.predicted ? m_canvas.grid.snap(bandHeight / 3) : 0;
        for (std::int64_t band = 0; band < bands; ++band) {
            const double y = m_canvas.grid.snap(top + static_cast<double>(band) * bandHeight);
            const double next = std::min(top + rowsHigh, top + static_cast<double>(band + 1) * bandHeight);
            const double bottom = std::max(y + gap + m_canvas.grid.pixel(), m_canvas.grid.snap(next));
            const auto item = [&](std::int64_t index) {
                return static_cast<std::int64_t>(std::ceil(first + static_cast<double>(index) * perBand));
            };
            const std::int64_t end =
                band + 1 == bands ? m_canvas.area.endVisible(m_canvas.rows.size()) : item(band + 1);
            addGhost(item(band), end, y, bottom);
            // What one band leaves over the next may use.
            const std::size_t most = (m_canvas.mostRects - std::min(m_used, m_canvas.mostRects))
                / static_cast<std::size_t>(bands - band);
            addBand({item(band), std::min(end, m_canvas.rows.size())}, y, bottom - gap, most);
        }
    }

private:
    void addBand(ItemRange items, double top, double bottom, std::size_t most)
    {
        if (items.first >= items.last)
            return;
        m_canvas.rows.addTo(m_sums, items, m_canvas.time.begin(), m_canvas.time.end());
        m_cells.clear();
        m_sums.drainRuns(
            [this](std::int64_t cell, std::int64_t count, const std::vector<std::int64_t> &states, double) {
                CellRun &run = m_cells.emplace_back(CellRun{cell, count, {}});
                for (std::size_t c = 0; c < states.size(); ++c)
                    run.sums[m_looks[c]] += states[c];
            });
        const double pixel = m_canvas.grid.pixel();
        const StackRow row{.left = m_canvas.time.left(),
                           .cell = pixel,
                           .right = m_canvas.time.right(),
                           .bottom = bottom,
                           .level = pixel,
                           .levels = static_cast<int>(m_canvas.grid.cell(bottom - top)),
                           .capacity =
                               0, // each cell shows the shares of its time, not how many items there were
                           .unit = 1 / m_sums.grid().unitsPerNano};
        const DrawnStacks drawn = addStacks(m_canvas, row, m_stack, m_cells, most, m_wide, m_spans);
        m_used += drawn.rects;
        m_wide = drawn.next();
    }

    /// A band's prediction: from its first admission to its last emission.
    void addGhost(std::int64_t from, std::int64_t to, double top, double bottom)
    {
        if (!m_canvas.input.ghost)
            return;
        const Trace &trace = m_canvas.input.ghost->trace;
        Nanos begin = absent;
        Nanos end = absent;
        constexpr std::int64_t most = 64; // of a band are looked at
        const std::int64_t step = std::max<std::int64_t>(1, (to - from) / most);
        for (std::int64_t item = from; item < std::min(to, trace.size()); item += step) {
            const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
            if (begin == absent)
                begin = admitted;
            end = std::max(end, trace.stamp(StampColumn::TransformYielded, item));
        }
        if (begin == absent || end <= m_canvas.time.begin() || begin >= m_canvas.time.end())
            return;
        const double left = m_canvas.grid.snap(std::max(m_canvas.time.left(), m_canvas.time.x(begin)));
        const double right = m_canvas.grid.snap(std::min(m_canvas.time.right(), m_canvas.time.x(end)));
        if (right > left)
            m_ghosts.batch(m_canvas.palette.ghostBand)
                .rects.emplace_back(left, top, right - left, bottom - top);
    }

    const PanelCanvas &m_canvas;
    SceneLayer &m_ghosts;
    SceneLayer &m_spans;
    std::vector<std::size_t> m_looks;
    std::vector<Look> m_stack;
    TimeSums<CellGrid> m_sums;
    std::vector<CellRun> m_cells;
    std::int64_t m_wide = 1; // cells of the band before
    std::size_t m_used = 0;  // rectangles
};

} // namespace

void addDenseRows(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans)
{
    DenseBands(canvas, ghosts, spans).draw();
}

} // namespace overlapse
