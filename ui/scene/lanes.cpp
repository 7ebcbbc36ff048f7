// SPDX-License-Identifier: MIT
#include "scene/lanes.h"

#include "scene/panel_canvas.h"
#include "scene/stack_runs.h"

#include <algorithm>

namespace overlapse {

LaneCounts laneCounts(const PanelInput &panel)
{
    if (!panel.run)
        return {};
    const PipelineSpec &spec = panel.run->spec;
    const std::int64_t items = std::max({panel.items, panel.run->trace.size(), std::int64_t{1}});
    LaneCounts counts;
    counts.driver = usesPool(spec.mode) ? 0 : 1;
    counts.threads = usesPool(spec.mode) ? std::min<std::int64_t>(spec.threads, items) : 0;
    counts.slots = spec.mode == Mode::Blocking ? 0 : std::min(effectiveFetchLimit(spec), items);
    return counts;
}

ItemLanes itemLanes(const LaneCounts &counts, const PipelineSpec &spec, const ItemRow &row)
{
    ItemLanes lanes;
    if (row.transformLane == driverLane && counts.driver > 0)
        lanes.transform = 0;
    else if (row.transformLane >= 0 && row.transformLane < counts.threads)
        lanes.transform = counts.driver + row.transformLane;
    if (spec.mode == Mode::Blocking) {
        // One task waits for its fetch on the thread that then transforms.
        lanes.fetch = lanes.transform;
    } else if (row.fetchLane >= 0 && row.fetchLane < counts.slots) {
        lanes.fetch = counts.driver + counts.threads + row.fetchLane;
    }
    return lanes;
}

QString laneName(const PanelInput &panel, std::int64_t row, const Wording &wording)
{
    const LaneCounts counts = laneCounts(panel);
    if (row < 0 || row >= counts.total())
        return {};
    if (row < counts.driver)
        return wording.translate("Timeline", "driver");
    row -= counts.driver;
    if (row < counts.threads)
        return wording.translate("Timeline", "thread %1").arg(row);
    return wording.translate("Timeline", "slot %1").arg(row - counts.threads);
}

namespace {

struct LaneSpan
{
    std::int64_t item;
    bool fetch;
};

/// Spans sorted by lane with a counting sort: two linear passes.
class LaneTable
{
public:
    LaneTable(const PanelCanvas &canvas, const LaneCounts &counts)
        : m_begins(static_cast<std::size_t>(counts.total()) + 2, 0)
    {
        forEach(canvas, counts, [&](std::int64_t lane, const LaneSpan &) { ++m_begins[lane + 2]; });
        for (std::size_t lane = 2; lane < m_begins.size(); ++lane)
            m_begins[lane] += m_begins[lane - 1];
        m_spans.resize(m_begins.back());
        forEach(canvas, counts,
                [&](std::int64_t lane, const LaneSpan &span) { m_spans[m_begins[lane + 1]++] = span; });
    }
    [[nodiscard]] const LaneSpan *begin(std::int64_t lane) const { return m_spans.data() + m_begins[lane]; }
    [[nodiscard]] const LaneSpan *end(std::int64_t lane) const { return m_spans.data() + m_begins[lane + 1]; }

private:
    template<typename Visit>
    static void forEach(const PanelCanvas &canvas, const LaneCounts &counts, Visit visit)
    {
        ItemRow row;
        for (std::int64_t item = 0; item < canvas.rows.size(); ++item) {
            if (!canvas.rows.read(item, row))
                continue;
            if (row.fetchAdmitted > canvas.time.end())
                break;
            if (canvas.rows.endOf(row) < canvas.time.begin())
                continue;
            const ItemLanes lanes = itemLanes(counts, canvas.input.run->spec, row);
            if (lanes.fetch >= 0)
                visit(lanes.fetch, LaneSpan{item, true});
            if (lanes.transform >= 0)
                visit(lanes.transform, LaneSpan{item, false});
        }
    }

    std::vector<std::size_t> m_begins; // of each lane, shifted by one while it is filled
    std::vector<LaneSpan> m_spans;
};

/// Calls visit(look, begin, end) for the part of an item that lies on a lane.
template<typename Visit>
void forEachPiece(const PanelCanvas &canvas, const LaneSpan &span, ItemRow &row,
                  std::vector<CauseSpan> &causes, Visit visit)
{
    canvas.rows.read(span.item, row);
    canvas.rows.spans(row, causes);
    const Nanos from = span.fetch ? row.fetchStarted : row.transformStarted;
    const Nanos end = span.fetch ? row.fetchYielded : row.transformFinished;
    const Nanos to = end == absent ? canvas.rows.end() : end;
    if (from == absent)
        return;
    for (const CauseSpan &cause : causes) {
        const Nanos pieceBegin = std::max(cause.begin, from);
        const Nanos pieceEnd = std::min(cause.end, to);
        if (pieceEnd > pieceBegin)
            visit(spanLook(cause.cause, row), pieceBegin, pieceEnd);
    }
}

class LanePainter
{
public:
    LanePainter(const PanelCanvas &canvas, SceneLayer &spans, SceneLayer &marks)
        : m_canvas(canvas), m_counts(laneCounts(canvas.input)), m_table(canvas, m_counts),
          m_painter(canvas, canvas.area.rowHeight, spans, marks), m_cells(canvas.time, cellWidth),
          m_spans(spans), m_marks(marks)
    {
    }

    void draw()
    {
        const std::int64_t end = m_canvas.endVisible(m_counts.total());
        const double perBand = std::max(1.0, bandHeight / m_canvas.area.rowHeight);
        const bool single = m_canvas.area.rowHeight >= leastRowHeight;
        const double width = m_canvas.time.right() - m_canvas.time.left();
        for (std::int64_t lane = m_canvas.firstVisible(); lane < end;) {
            const std::int64_t next = single ? lane + 1 : std::min(end, endOfBand(lane, perBand));
            if (single && static_cast<double>(m_table.end(lane) - m_table.begin(lane)) * 3 < width)
                drawExactly(lane);
            else
                drawCells(lane, next);
            lane = next;
        }
    }

private:
    /// A band never mixes the driver, threads and slots.
    [[nodiscard]] std::int64_t endOfBand(std::int64_t lane, double perBand) const
    {
        const std::int64_t last = lane + static_cast<std::int64_t>(std::ceil(perBand));
        for (const std::int64_t group : {m_counts.driver, m_counts.driver + m_counts.threads})
            if (lane < group)
                return std::min(last, group);
        return last;
    }

    static constexpr double cellWidth = 3;
    static constexpr int leastLevels = 4;

    void drawExactly(std::int64_t lane)
    {
        const double top = m_canvas.rowTop(static_cast<double>(lane));
        for (const LaneSpan *span = m_table.begin(lane); span != m_table.end(lane); ++span)
            forEachPiece(m_canvas, *span, m_row, m_causes, [&](Look look, Nanos begin, Nanos end) {
                m_painter.drawSpan(look, begin, end, top);
                if (span->item == m_canvas.view.selected)
                    outline(begin, end, top);
            });
    }

    /// More spans than pixels: how much of each cell's time each look took, idle time left empty.
    void drawCells(std::int64_t first, std::int64_t last)
    {
        for (std::int64_t lane = first; lane < last; ++lane)
            for (const LaneSpan *span = m_table.begin(lane); span != m_table.end(lane); ++span)
                forEachPiece(m_canvas, *span, m_row, m_causes,
                             [&](Look look, Nanos begin, Nanos end) { m_cells.add(look, begin, end); });
        const PixelGrid &grid = m_canvas.grid;
        const double height = m_canvas.area.rowHeight * static_cast<double>(last - first);
        const double gap = height >= 5 ? 2 : 0;
        const double top = grid.snap(m_canvas.rowTop(static_cast<double>(first)) + gap / 2);
        const double bottom = std::max(top + grid.pixel(), grid.snap(top + height - gap));
        const double capacity = static_cast<double>(CellRow::one) * static_cast<double>(last - first);
        // A few levels suffice, and neighbours that differ by less are merged.
        const auto pixels = static_cast<int>(grid.cell(bottom - top));
        const int perLevel = std::max(1, pixels / leastLevels);
        StackRounding rounding(pixels / perLevel);
        StackRuns runs(m_canvas, m_spans, bottom, perLevel * grid.pixel());
        double x = m_canvas.time.left();
        m_cells.drain([&](std::int64_t cell, const CellRow::Sums &sums, bool changed) {
            x = grid.snap(m_cells.cellLeft(cell));
            if (changed || !rounding.isExact())
                runs.put(x, rounding.next(sums, capacity));
        });
        runs.finish(std::min(x + cellWidth, m_canvas.time.right()));
    }

    void outline(Nanos begin, Nanos end, double top)
    {
        const double left = std::max(m_canvas.time.left(), m_canvas.time.x(begin));
        const double right = std::min(m_canvas.time.right(), m_canvas.time.x(end));
        if (right <= left)
            return;
        m_marks.batch(0, RectStyle::Outline, m_canvas.palette.selection)
            .rects.emplace_back(m_canvas.grid.snap(left), m_canvas.grid.snap(top),
                                std::max(m_canvas.grid.snap(right) - m_canvas.grid.snap(left), 1.0),
                                m_canvas.grid.snap(m_canvas.area.rowHeight));
    }

    const PanelCanvas &m_canvas;
    LaneCounts m_counts;
    LaneTable m_table;
    SpanPainter m_painter;
    CellRow m_cells;
    SceneLayer &m_spans;
    SceneLayer &m_marks;
    ItemRow m_row;
    std::vector<CauseSpan> m_causes;
};

} // namespace

void addLaneRows(const PanelCanvas &canvas, SceneLayer &spans, SceneLayer &marks)
{
    if (canvas.area.rowCount > 0)
        LanePainter(canvas, spans, marks).draw();
}

} // namespace overlapse
