// SPDX-License-Identifier: MIT
// Items in each state, stacked, pixel column by pixel column: what can be seen where rows would be a thin diagonal.
#include "scene/flow_rows.h"

#include "scene/stack_runs.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

constexpr double leastCovered =
    0.08; // of a panel's height, by the items that are under way: rows are worth it
constexpr double leastBandedRow =
    0.5;                          // pixels: bands of more items than that tell no more than the flow does
constexpr double stripeEvery = 6; // of a prediction, which has no room for outlines here

/// The prediction behind a measurement: how many items were under way, as a line.
void addGhostLine(const PanelCanvas &canvas, double bottom, double height, double capacity, SceneLayer &layer)
{
    const RunLevels *levels = canvas.input.ghostLevels;
    if (!levels || levels->times().size() == 0)
        return;
    const CellGrid cells = cellGrid(canvas.time, canvas.grid);
    const CumulativeTimes &times = levels->times();
    CumulativeTimes::Hint hint = times.begin(canvas.time.begin(), canvas.time.end(), cells.size());
    std::vector<std::int64_t> sums(static_cast<std::size_t>(times.columns()));
    const auto before = [&](std::int64_t cell) {
        times.before(cells.edge(cell), hint, sums.data());
        return std::accumulate(sums.begin(), sums.end() - 1, std::int64_t{0}); // without the CPU time
    };
    ScenePolygon line;
    line.colour = canvas.palette.ghostLine;
    line.filled = false;
    line.width = 1;
    std::int64_t last = before(0);
    double y = bottom;
    for (std::int64_t cell = 0; cell < cells.size(); ++cell) {
        const std::int64_t next = before(cell + 1);
        const double items =
            static_cast<double>(next - last) * cells.unitsPerNano / static_cast<double>(CellGrid::one);
        const double x = canvas.time.left() + static_cast<double>(cell) * canvas.grid.pixel();
        const double top = canvas.grid.snap(bottom - std::min(1.0, items / capacity) * height);
        if (line.points.empty())
            line.points.emplace_back(x, top);
        if (top != y) {
            line.points.emplace_back(x, y);
            line.points.emplace_back(x, top);
        }
        y = top;
        last = next;
    }
    line.points.emplace_back(canvas.time.right(), y);
    layer.polygons.push_back(std::move(line));
}

} // namespace

std::int64_t runCount(const TimelineInput &input)
{
    return std::count_if(input.panels.begin(), input.panels.end(),
                         [](const PanelInput &panel) { return panel.run != nullptr; });
}

bool isFlow(const PanelRows &rows, const PanelArea &area, const TimelineView &view, const TimeAxis &time,
            bool few)
{
    if (view.rowMode != RowMode::Items || area.rowHeight >= leastRowHeight)
        return false;
    if (!few || area.rowHeight < leastBandedRow)
        return true;
    if (!area.follows || view.rowZoom > 1)
        return false;
    const std::optional<double> items = meanUnderWay(rows, time.begin(), time.end());
    return items && *items * area.rowHeight < leastCovered * area.rows.height();
}

std::int64_t mostUnderWay(const PipelineSpec &spec, std::int64_t items)
{
    switch (spec.mode) {
    case Mode::Sequential: return 1;
    case Mode::Blocking: return std::min<std::int64_t>(spec.threads, items);
    default: break;
    }
    const std::int64_t fetches = std::min(effectiveFetchLimit(spec), items);
    const std::int64_t transforms = std::min(effectiveTransformLimit(spec), items);
    return std::max<std::int64_t>(1, std::min(items, fetches + transforms));
}

void addFlow(const PanelCanvas &canvas, const ViewColumns &columns, SceneLayer &ghosts, SceneLayer &spans,
             SceneLayer &marks)
{
    const PixelGrid &grid = canvas.grid;
    const double bottom =
        grid.snap(canvas.area.rows.bottom() - (canvas.area.firstRowTop - canvas.area.rows.top()));
    const double top = grid.snap(canvas.area.firstRowTop);
    const double height = bottom - top;
    if (height <= 0)
        return;
    const std::int64_t items = std::max<std::int64_t>(canvas.rows.size(), 1);
    const auto capacity = static_cast<double>(mostUnderWay(canvas.input.run->spec, items));
    addGhostLine(canvas, bottom, height, capacity, ghosts);
    if (columns.runs.empty())
        return;
    const StackRow row{.left = canvas.time.left(),
                       .cell = grid.pixel(),
                       .right = canvas.time.right(),
                       .bottom = bottom,
                       .level = grid.pixel(),
                       .levels = static_cast<int>(grid.cell(height)),
                       .capacity = capacity * static_cast<double>(CellGrid::one),
                       .unit = 1 / cellGrid(canvas.time, grid).unitsPerNano};
    const StateColumns &states = canvas.rows.columns();
    addStacks(canvas, row, stackOf(looksOf(states)), cellRuns(columns, states), canvas.mostRects, 1, spans);
    if (!canvas.palette.predicted)
        return;
    RectBatch &stripes = marks.batch(canvas.theme.surface.rgba());
    const double gap = std::max(grid.pixel(), grid.snap(stripeEvery / 3));
    const int count = static_cast<int>((bottom - top) / stripeEvery);
    for (int stripe = 1; stripe <= count; ++stripe)
        stripes.rects.emplace_back(canvas.time.left(), grid.snap(bottom - stripe * stripeEvery),
                                   canvas.time.right() - canvas.time.left(), gap);
}

} // namespace overlapse
