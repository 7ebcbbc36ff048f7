// SPDX-License-Identifier: MIT
// One row an item, drawn span by span.
#include "scene/panel_canvas.h"

#include <algorithm>

namespace overlapse {

namespace {

/// The work of what stands behind, a little taller than what covers it: outlined if it is a prediction, else filled.
void addGhosts(const PanelCanvas &canvas, SceneLayer &layer)
{
    if (!canvas.input.ghost)
        return;
    const Trace &trace = canvas.input.ghost->trace;
    const PixelGrid &grid = canvas.grid;
    const double height =
        std::min(canvas.area.rowHeight, spanHeights(canvas.area.rowHeight, grid).running + 2);
    RectBatch &batch = canvas.input.ghost->clock == Clock::Virtual
        ? layer.batch(canvas.palette.ghost, RectStyle::Outline, canvas.palette.ghostLine)
        : layer.batch(canvas.palette.ghostBand);
    const auto add = [&](Nanos begin, Nanos end, double top) {
        if (begin == absent || end == absent || end <= canvas.time.begin() || begin >= canvas.time.end())
            return;
        const double from = grid.snap(std::max(canvas.time.left(), canvas.time.x(begin)));
        const double to = grid.snap(std::min(canvas.time.right(), canvas.time.x(end)));
        if (to > from)
            batch.rects.emplace_back(from, grid.snap(top + (canvas.area.rowHeight - height) / 2), to - from,
                                     grid.snap(height));
    };
    for (std::int64_t item = canvas.area.firstVisible(); item < canvas.area.endVisible(trace.size());
         ++item) {
        const double top = canvas.rowTop(static_cast<double>(item));
        add(trace.stamp(StampColumn::FetchStarted, item), trace.stamp(StampColumn::FetchFinished, item), top);
        add(trace.stamp(StampColumn::TransformStarted, item),
            trace.stamp(StampColumn::TransformFinished, item), top);
    }
}

} // namespace

void addItemRows(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans, SceneLayer &marks)
{
    addGhosts(canvas, ghosts);
    SpanPainter painter(canvas, canvas.area.rowHeight, spans, marks);
    const std::int64_t first = canvas.area.firstVisible();
    const std::int64_t end = canvas.area.endVisible(canvas.rows.size());
    painter.setMostPieces(canvas.mostRects
                          / static_cast<std::size_t>(std::max<std::int64_t>(1, end - first)));
    PanelRows::Spans ofRow(canvas.rows);
    ItemRow row;
    std::vector<CauseSpan> causes;
    for (std::int64_t item = first; item < end; ++item) {
        if (!canvas.rows.read(item, row))
            continue;
        if (row.fetchAdmitted > canvas.time.end())
            break; // admissions never go back in time
        if (canvas.rows.endOf(row) < canvas.time.begin())
            continue;
        ofRow.toDraw(row, canvas.time, causes);
        painter.drawItem(row, causes, canvas.rowTop(static_cast<double>(item)));
    }
}

} // namespace overlapse
