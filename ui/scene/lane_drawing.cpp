// SPDX-License-Identifier: MIT
#include "scene/lane_drawing.h"

#include "scene/view_columns.h"

#include <algorithm>

namespace overlapse {

namespace {

struct LaneSpan
{
    Look look;
    Nanos begin;
    Nanos end;
    bool isSelected;
};

/// Calls visit(cause, begin, end) for the part of an item that lies on a lane.
template<typename Visit>
void forEachPiece(const PanelCanvas &canvas, const ItemRow &row, bool fetch,
                  const std::vector<CauseSpan> &causes, Visit visit)
{
    const Nanos from = fetch ? row.fetchStarted : row.transformStarted;
    const Nanos end = fetch ? row.fetchYielded : row.transformFinished;
    const Nanos to = end == absent ? canvas.rows.end() : end;
    if (from == absent)
        return;
    for (const CauseSpan &cause : causes) {
        const Nanos pieceBegin = std::max(cause.begin, from);
        const Nanos pieceEnd = std::min(cause.end, to);
        if (pieceEnd > pieceBegin)
            visit(cause.cause, pieceBegin, pieceEnd);
    }
}

bool occupiesThread(ItemState state)
{
    return holdsSlot(state) || holdsThread(state); // in blocking a thread waits for its fetch
}

class LanePainter
{
public:
    LanePainter(const PanelCanvas &canvas, const PanelLanes &lanes, const ViewColumns &columns,
                SceneLayer &spans, SceneLayer &marks)
        : m_canvas(canvas), m_columns(columns), m_plan(lanes.plan), m_sums(lanes.sums),
          m_painter(canvas, canvas.area.rowHeight, spans, marks), m_spans(spans), m_marks(marks)
    {
    }

    void draw()
    {
        switch (m_plan.from) {
        case LanePlan::From::Columns: drawStacks(); break;
        case LanePlan::From::Index:
            m_wide = m_plan.wide;
            for (std::int64_t lane = m_plan.first; lane < m_plan.end; ++lane)
                drawIndexed(lane);
            break;
        case LanePlan::From::Items:
            for (std::int64_t lane = m_plan.first; lane < m_plan.end; ++lane) {
                m_sums->runsOf(lane, m_cells);
                m_wide = drawLane(lane, m_allLooks, m_cells, m_plan.wide, m_wide).next();
            }
            break;
        case LanePlan::From::Spans:
            findSpans();
            for (std::int64_t lane = m_plan.first; lane < m_plan.end; ++lane)
                drawExactly(lane);
            break;
        }
    }

private:
    static constexpr int leastLevels = 4;

    [[nodiscard]] std::vector<LaneSpan> &spansOf(std::int64_t lane)
    {
        return m_byLane[static_cast<std::size_t>(lane - m_plan.first)];
    }
    /// Of what is left, for one lane.
    [[nodiscard]] std::size_t mostRects(std::int64_t lane) const
    {
        return (m_canvas.mostRects - std::min(m_used, m_canvas.mostRects))
            / static_cast<std::size_t>(m_plan.end - lane);
    }

    void findSpans()
    {
        m_byLane.resize(static_cast<std::size_t>(m_plan.end - m_plan.first));
        PanelRows::Spans ofRow(m_canvas.rows);
        const auto isSeen = [this](std::int64_t lane) { return lane >= m_plan.first && lane < m_plan.end; };
        m_canvas.rows.forEachLeaf(
            m_canvas.among, m_canvas.time.begin(), [&](std::int64_t from, std::int64_t to) {
                for (std::int64_t item = from; item < to; ++item) {
                    if (!m_canvas.rows.read(item, m_row)
                        || m_canvas.rows.endOf(m_row) < m_canvas.time.begin())
                        continue;
                    const ItemLanes lanes = itemLanes(m_plan.counts, m_canvas.input.run->spec, m_row);
                    if (!isSeen(lanes.fetch) && !isSeen(lanes.transform))
                        continue;
                    ofRow.toDraw(m_row, m_canvas.time, m_causes);
                    for (const bool fetch : {true, false})
                        if (const std::int64_t lane = fetch ? lanes.fetch : lanes.transform; isSeen(lane))
                            addPieces(spansOf(lane), fetch);
                }
                return true;
            });
    }

    /// Of the row that was read.
    void addPieces(std::vector<LaneSpan> &spans, bool fetch)
    {
        forEachPiece(m_canvas, m_row, fetch, m_causes, [&](Cause cause, Nanos begin, Nanos end) {
            spans.push_back({spanLook(cause, m_row), begin, end, m_row.item == m_canvas.view.selected});
        });
    }

    void drawExactly(std::int64_t lane)
    {
        const double top = m_canvas.rowTop(static_cast<double>(lane));
        for (const LaneSpan &span : spansOf(lane)) {
            m_painter.drawSpan(span.look, span.begin, span.end, top);
            if (span.isSelected)
                outline(span.begin, span.end, top);
        }
    }

    /// The same for all lanes in cells as wide.
    void findEdges(const CellGrid &grid)
    {
        if (m_edgesWide == m_wide)
            return;
        m_edgesWide = m_wide;
        m_edges.clear();
        for (std::int64_t cell = 0; cell <= grid.size(); ++cell)
            m_edges.push_back(grid.edge(cell));
    }

    void drawIndexed(std::int64_t lane)
    {
        const LaneTimes &lanes = m_canvas.rows.levels()->lanes();
        const std::int64_t slot = lane - m_plan.counts.driver - m_plan.counts.threads;
        const bool onThread = slot < 0;
        const CumulativeTimes &times =
            onThread ? lanes.thread(m_plan.counts.driver > 0 ? 0 : lane) : lanes.slot(slot);
        const std::vector<std::size_t> looks =
            looksOf(onThread ? lanes.threadColumns() : lanes.slotColumns());
        if (times.columns() == 0)
            return;
        const CellGrid grid = laneGrid(m_canvas.time, m_wide);
        findEdges(grid);
        m_cells.clear();
        CumulativeTimes::Hint hint = times.begin(m_canvas.time.begin(), m_canvas.time.end(), grid.size());
        std::vector<std::int64_t> before(looks.size());
        std::vector<std::int64_t> after(looks.size());
        times.before(m_edges[0], hint, before.data());
        for (std::int64_t cell = 0; cell < grid.size(); ++cell) {
            times.before(m_edges[static_cast<std::size_t>(cell) + 1], hint, after.data());
            CellRun &run = m_cells.emplace_back(CellRun{cell, 1, {}});
            for (std::size_t c = 0; c < looks.size(); ++c)
                run.sums[looks[c]] +=
                    static_cast<std::int64_t>(static_cast<double>(after[c] - before[c]) * grid.unitsPerNano);
            std::swap(before, after);
        }
        const DrawnStacks drawn = drawLane(lane, stackOf(looks), m_cells, m_wide, 1);
        m_wide *= drawn.wide;
        if (m_wide > m_plan.wide && drawn.hadRoom)
            m_wide /= 2;
    }

    /// How much of each cell's time each look took, idle time left empty: cells of `wide` usual ones, `wider` of which, at
    /// least, become one.
    DrawnStacks drawLane(std::int64_t lane, const std::vector<Look> &looks, const std::vector<CellRun> &cells,
                         std::int64_t wide, std::int64_t wider)
    {
        const PixelGrid &grid = m_canvas.grid;
        const double height = m_canvas.area.rowHeight;
        const double gap = height >= 5 ? 2 : 0;
        const double top = grid.snap(m_canvas.rowTop(static_cast<double>(lane)) + gap / 2);
        const double bottom = std::max(top + grid.pixel(), grid.snap(top + height - gap));
        // A few levels suffice, and neighbours that differ by less are merged.
        const auto pixels = static_cast<int>(grid.cell(bottom - top));
        const int perLevel = std::max(1, pixels / leastLevels);
        const StackRow row{.left = m_canvas.time.left(),
                           .cell = laneCell * static_cast<double>(wide),
                           .right = m_canvas.time.right(),
                           .bottom = bottom,
                           .level = perLevel * grid.pixel(),
                           .levels = pixels / perLevel,
                           .capacity = static_cast<double>(CellGrid::one),
                           .unit = 1 / laneGrid(m_canvas.time, wide).unitsPerNano};
        const DrawnStacks drawn = addStacks(m_canvas, row, looks, cells, mostRects(lane), wider, m_spans);
        m_used += drawn.rects;
        return drawn;
    }

    /// Lanes too low to be seen one by one: of each kind how many are occupied, with what.
    void drawStacks()
    {
        struct Kind
        {
            std::int64_t first;
            std::int64_t last;
            StateFilter occupies;
        };
        const std::int64_t threads = m_plan.counts.driver + m_plan.counts.threads;
        const bool blocking = m_canvas.input.run->spec.mode == Mode::Blocking;
        std::size_t kinds = 2;
        for (const Kind &kind : {Kind{0, threads, blocking ? occupiesThread : holdsThread},
                                 Kind{threads, m_plan.counts.total(), holdsSlot}}) {
            const std::size_t most = (m_canvas.mostRects - std::min(m_used, m_canvas.mostRects))
                / std::max<std::size_t>(1, kinds--);
            const double top = m_canvas.grid.snap(m_canvas.rowTop(static_cast<double>(kind.first)));
            const double bottom = m_canvas.grid.snap(m_canvas.rowTop(static_cast<double>(kind.last)) - 1);
            if (kind.last <= kind.first || bottom <= top)
                continue;
            const StackRow row{.left = m_canvas.time.left(),
                               .cell = m_canvas.grid.pixel(),
                               .right = m_canvas.time.right(),
                               .bottom = bottom,
                               .level = m_canvas.grid.pixel(),
                               .levels = static_cast<int>(m_canvas.grid.cell(bottom - top)),
                               .capacity = static_cast<double>((kind.last - kind.first) * CellGrid::one),
                               .unit = 1 / cellGrid(m_canvas.time, m_canvas.grid).unitsPerNano};
            m_used += addStacks(m_canvas, row, m_allLooks,
                                cellRuns(m_columns, m_canvas.rows.columns(), kind.occupies), most, 1, m_spans)
                          .rects;
        }
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
    const ViewColumns &m_columns;
    const LanePlan &m_plan;
    const std::unique_ptr<LaneSums> &m_sums;     // of From::Items
    std::vector<std::vector<LaneSpan>> m_byLane; // from the first on that is seen
    SpanPainter m_painter;
    SceneLayer &m_spans;
    SceneLayer &m_marks;
    ItemRow m_row;
    std::vector<CauseSpan> m_causes;
    std::vector<Look> m_allLooks = stackOf(looksOf(m_canvas.rows.columns()));
    std::int64_t m_wide = 1;    // how many cells become one, of the next lane
    std::size_t m_used = 0;     // rectangles
    std::vector<Nanos> m_edges; // of the cells of the lane before
    std::int64_t m_edgesWide = 0;
    std::vector<CellRun> m_cells;
};

} // namespace

PanelLanes lanesOf(const PanelInput &panel, const PanelRows &rows, const PanelArea &area,
                   const TimeAxis &time, ItemRange among, bool few, std::size_t mostRects)
{
    PanelLanes lanes{.plan = lanePlan(panel, rows, area, time, among, few, mostRects), .sums = {}};
    const LanePlan &plan = lanes.plan;
    if (plan.from == LanePlan::From::Items)
        lanes.sums = std::make_unique<LaneSums>(panel.run->spec, plan.counts, plan.first, plan.end,
                                                laneGrid(time, plan.wide), rows.columns(), rows.steps());
    return lanes;
}

void addLaneRows(const PanelCanvas &canvas, const PanelLanes &lanes, const ViewColumns &columns,
                 SceneLayer &spans, SceneLayer &marks)
{
    if (canvas.area.rowCount > 0)
        LanePainter(canvas, lanes, columns, spans, marks).draw();
}

} // namespace overlapse
