// SPDX-License-Identifier: MIT
// Rows too low to be seen one by one: bands of several items, in cells of one pixel that show how the items' time
// was spent there. The number of rectangles is bounded by pixels, whatever the number of items.
#include "scene/panel_canvas.h"
#include "scene/stack_runs.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

class DenseBands
{
public:
    DenseBands(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans, SceneLayer &marks)
        : m_canvas(canvas), m_ghosts(ghosts), m_spans(spans), m_marks(marks),
          m_cells(canvas.time, canvas.grid.pixel())
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
                band + 1 == bands ? m_canvas.endVisible(m_canvas.rows.size()) : item(band + 1);
            addGhost(item(band), end, y, bottom);
            if (!m_done)
                addBand(item(band), std::min(end, m_canvas.rows.size()), y, bottom - gap);
        }
    }

private:
    void addBand(std::int64_t from, std::int64_t to, double top, double bottom)
    {
        m_needles.clear();
        for (std::int64_t item = from; item < to; ++item) {
            if (!m_canvas.rows.read(item, m_row))
                continue;
            if (m_row.fetchAdmitted > m_canvas.time.end()) {
                m_done = true; // admissions never go back in time
                break;
            }
            if (m_canvas.rows.endOf(m_row) < m_canvas.time.begin())
                continue;
            m_canvas.rows.spans(m_row, m_causes);
            for (const CauseSpan &span : m_causes)
                m_cells.add(spanLook(span.cause, m_row), span.begin, span.end);
            if (hasFailed(m_row))
                m_needles.push_back(m_row.fetchStatus == Status::Failed ? m_row.fetchFinished
                                                                        : m_row.transformFinished);
        }
        addNeedles(static_cast<std::size_t>(std::max<std::int64_t>(0, to - from)), top, bottom);
        const int levels = static_cast<int>(m_canvas.grid.cell(bottom - top));
        StackRounding rounding(levels);
        StackRuns runs(m_canvas, m_spans, bottom, m_canvas.grid.pixel());
        double x = m_canvas.time.left();
        m_cells.drain([&](std::int64_t cell, const CellRow::Sums &sums, bool changed) {
            x = m_cells.cellLeft(cell);
            if (!changed && rounding.isExact())
                return;
            const auto total = std::accumulate(sums.begin(), sums.end(), std::int64_t{0});
            runs.put(x, rounding.next(sums, static_cast<double>(std::max<std::int64_t>(total, 1))));
        });
        runs.finish(std::min(x + m_canvas.grid.pixel(), m_canvas.time.right()));
    }

    /// A few failures stay visible among any number of items. Where they are many, their share of the stack shows
    /// them, and needles would hide everything else.
    void addNeedles(std::size_t items, double top, double bottom)
    {
        if (m_needles.size() > std::max<std::size_t>(2, items / 16))
            return;
        RectBatch &batch = m_marks.batch(m_canvas.palette[Look::Failed]);
        std::int64_t last = -1;
        std::sort(m_needles.begin(), m_needles.end());
        for (const Nanos at : m_needles) {
            const std::int64_t cell = m_canvas.grid.cell(m_canvas.time.x(at));
            if (at < m_canvas.time.begin() || at > m_canvas.time.end() || cell == last)
                continue;
            last = cell;
            batch.rects.emplace_back(static_cast<double>(cell) / m_canvas.grid.ratio - 1, top, 2,
                                     bottom - top);
        }
    }

    /// A band's prediction: from its first admission to its last emission.
    void addGhost(std::int64_t from, std::int64_t to, double top, double bottom)
    {
        if (!m_canvas.input.ghost)
            return;
        const Trace &trace = m_canvas.input.ghost->trace;
        Nanos begin = absent;
        Nanos end = absent;
        for (std::int64_t item = from; item < std::min(to, trace.size()); ++item) {
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
    SceneLayer &m_marks;
    CellRow m_cells;
    ItemRow m_row;
    std::vector<CauseSpan> m_causes;
    std::vector<Nanos> m_needles; // when the band's failed items failed
    bool m_done = false;
};

} // namespace

void addDenseRows(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans, SceneLayer &marks)
{
    DenseBands(canvas, ghosts, spans, marks).draw();
}

} // namespace overlapse
