// SPDX-License-Identifier: MIT
#include "scene/lanes.h"

#include "scene/dense_lanes.h"

#include <algorithm>
#include <bit>
#include <cmath>

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
    LanePainter(const PanelCanvas &canvas, SceneLayer &spans, SceneLayer &marks)
        : m_canvas(canvas), m_counts(laneCounts(canvas.input)), m_first(canvas.firstVisible()),
          m_end(canvas.endVisible(m_counts.total())), m_painter(canvas, canvas.area.rowHeight, spans, marks),
          m_spans(spans), m_marks(marks)
    {
    }

    void draw()
    {
        // While a run grows its lanes have no index of their own.
        if (m_canvas.area.rowHeight < leastRowHeight || (!m_canvas.few && !m_canvas.rows.levels())) {
            drawStacks();
            return;
        }
        if (!m_canvas.few) {
            m_wide = leastWide();
            for (std::int64_t lane = m_first; lane < m_end; ++lane)
                drawIndexed(lane);
            return;
        }
        if (m_canvas.rows.levels() && !areExact()) {
            const std::int64_t wide = leastWide();
            denseLanes(m_canvas, m_counts, laneGrid(wide), m_first, m_end,
                       [this, wide](std::int64_t lane, const std::vector<CellRun> &cells) {
                           drawLane(lane, m_allLooks, cells, wide);
                       });
            return;
        }
        findSpans();
        for (std::int64_t lane = m_first; lane < m_end; ++lane)
            drawExactly(lane);
    }

private:
    static constexpr double cellWidth = 3;
    static constexpr int leastLevels = 4;
    static constexpr std::int64_t rectsOfItem = 6; // at a guess

    [[nodiscard]] double width() const { return m_canvas.time.right() - m_canvas.time.left(); }
    [[nodiscard]] std::vector<LaneSpan> &spansOf(std::int64_t lane)
    {
        return m_byLane[static_cast<std::size_t>(lane - m_first)];
    }
    /// Of what is left, for one lane.
    [[nodiscard]] std::size_t mostRects(std::int64_t lane) const
    {
        return (m_canvas.mostRects - std::min(m_used, m_canvas.mostRects))
            / static_cast<std::size_t>(m_end - lane);
    }

    void findSpans()
    {
        m_byLane.resize(static_cast<std::size_t>(std::max<std::int64_t>(0, m_end - m_first)));
        m_canvas.rows.forEachLeaf(
            m_canvas.among, m_canvas.time.begin(), [&](std::int64_t from, std::int64_t to) {
                for (std::int64_t item = from; item < to; ++item) {
                    if (!m_canvas.rows.read(item, m_row)
                        || m_canvas.rows.endOf(m_row) < m_canvas.time.begin())
                        continue;
                    const ItemLanes lanes = itemLanes(m_counts, m_canvas.input.run->spec, m_row);
                    if (lanes.fetch >= m_first && lanes.fetch < m_end)
                        spansOf(lanes.fetch).push_back({item, true});
                    if (lanes.transform >= m_first && lanes.transform < m_end)
                        spansOf(lanes.transform).push_back({item, false});
                }
                return true;
            });
    }

    /// So few items that each of their spans has room.
    [[nodiscard]] bool areExact() const
    {
        constexpr std::int64_t most = 1'500;
        const ItemRange among = m_canvas.among;
        const std::int64_t count =
            m_canvas.rows.levels()->overlaps().countAbout(among, m_canvas.time.begin(), most);
        return count <= most
            && static_cast<double>(count) * 3 < width() * static_cast<double>(m_end - m_first)
            && static_cast<std::size_t>(count * rectsOfItem) < m_canvas.mostRects;
    }

    void drawExactly(std::int64_t lane)
    {
        const double top = m_canvas.rowTop(static_cast<double>(lane));
        m_painter.setMostPieces(mostRects(lane));
        std::size_t drawn = 0;
        for (const LaneSpan &span : spansOf(lane)) {
            m_canvas.rows.read(span.item, m_row);
            m_canvas.rows.spansToDraw(m_row, m_canvas.time, m_causes);
            forEachPiece(m_canvas, m_row, span.fetch, m_causes, [&](Cause cause, Nanos begin, Nanos end) {
                m_painter.drawSpan(spanLook(cause, m_row), begin, end, top);
                ++drawn;
                if (span.item == m_canvas.view.selected)
                    outline(begin, end, top);
            });
        }
        m_used += drawn;
    }

    /// How wide cells are, in usual ones, where there could be no rectangle for each.
    [[nodiscard]] std::int64_t leastWide() const
    {
        const double cells = width() / cellWidth * static_cast<double>(m_end - m_first);
        const double most = static_cast<double>(std::max<std::size_t>(m_canvas.mostRects, 1));
        return static_cast<std::int64_t>(
            std::bit_floor(static_cast<std::uint64_t>(std::max(1.0, cells / most))));
    }

    [[nodiscard]] CellGrid laneGrid(std::int64_t wide) const
    {
        const double cell = cellWidth * static_cast<double>(wide);
        const auto cells = std::max<std::int64_t>(1, std::llround(std::ceil(width() / cell)));
        return {m_canvas.time.begin(), cell * m_canvas.time.nanosPerPixel(), cells};
    }

    void drawIndexed(std::int64_t lane)
    {
        const LaneTimes &lanes = m_canvas.rows.levels()->lanes();
        const std::int64_t slot = lane - m_counts.driver - m_counts.threads;
        const bool onThread = slot < 0;
        const CumulativeTimes &times =
            onThread ? lanes.thread(m_counts.driver > 0 ? 0 : lane) : lanes.slot(slot);
        const std::vector<std::size_t> looks =
            looksOf(onThread ? lanes.threadColumns() : lanes.slotColumns());
        if (times.columns() == 0)
            return;
        const CellGrid grid = laneGrid(m_wide);
        std::vector<CellRun> cells;
        cells.reserve(static_cast<std::size_t>(grid.size()));
        CumulativeTimes::Hint hint = times.begin(m_canvas.time.begin(), m_canvas.time.end(), grid.size());
        std::vector<std::int64_t> before(looks.size());
        std::vector<std::int64_t> after(looks.size());
        times.before(grid.edge(0), hint, before.data());
        for (std::int64_t cell = 0; cell < grid.size(); ++cell) {
            times.before(grid.edge(cell + 1), hint, after.data());
            CellRun &run = cells.emplace_back(CellRun{cell, 1, {}});
            for (std::size_t c = 0; c < looks.size(); ++c)
                run.sums[looks[c]] +=
                    static_cast<std::int64_t>(static_cast<double>(after[c] - before[c]) * grid.unitsPerNano);
            std::swap(before, after);
        }
        drawLane(lane, stackOf(looks), cells, m_wide);
    }

    /// How much of each cell's time each look took, idle time left empty. The next lane is asked for in cells as wide as
    /// this one needed, or half of that where it had room.
    void drawLane(std::int64_t lane, const std::vector<Look> &looks, const std::vector<CellRun> &cells,
                  std::int64_t wide)
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
                           .cell = cellWidth * static_cast<double>(wide),
                           .right = m_canvas.time.right(),
                           .bottom = bottom,
                           .level = perLevel * grid.pixel(),
                           .levels = pixels / perLevel,
                           .capacity = static_cast<double>(CellGrid::one),
                           .unit = 1 / laneGrid(wide).unitsPerNano};
        const std::size_t most = mostRects(lane);
        std::int64_t wider = 1;
        const std::size_t drawn = addStacks(m_canvas, row, looks, cells, most, wider, m_spans);
        m_used += drawn;
        m_wide = wide * wider;
        if (m_wide > 1 && drawn * 3 < most)
            m_wide /= 2;
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
        const std::int64_t threads = m_counts.driver + m_counts.threads;
        const bool blocking = m_canvas.input.run->spec.mode == Mode::Blocking;
        std::size_t kinds = 2;
        for (const Kind &kind : {Kind{0, threads, blocking ? occupiesThread : holdsThread},
                                 Kind{threads, m_counts.total(), holdsSlot}}) {
            const std::size_t most = (m_canvas.mostRects - std::min(m_used, m_canvas.mostRects))
                / std::max<std::size_t>(1, kinds--);
            const double top = m_canvas.grid.snap(m_canvas.rowTop(static_cast<double>(kind.first)));
            const double bottom = m_canvas.grid.snap(m_canvas.rowTop(static_cast<double>(kind.last)) - 1);
            if (kind.last <= kind.first || bottom <= top)
                continue;
            const ViewColumns columns = viewColumns(m_canvas.rows, m_canvas.time, m_canvas.grid,
                                                    m_canvas.among, m_canvas.few, kind.occupies);
            const StackRow row{.left = m_canvas.time.left(),
                               .cell = m_canvas.grid.pixel(),
                               .right = m_canvas.time.right(),
                               .bottom = bottom,
                               .level = m_canvas.grid.pixel(),
                               .levels = static_cast<int>(m_canvas.grid.cell(bottom - top)),
                               .capacity = static_cast<double>((kind.last - kind.first) * CellGrid::one),
                               .unit = 1 / cellGrid(m_canvas.time, m_canvas.grid).unitsPerNano};
            m_used += addStacks(m_canvas, row, columns.stack, columns.looks, most, m_wide, m_spans);
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
    LaneCounts m_counts;
    std::int64_t m_first; // of the lanes that are seen
    std::int64_t m_end;
    std::vector<std::vector<LaneSpan>> m_byLane; // from m_first on
    SpanPainter m_painter;
    SceneLayer &m_spans;
    SceneLayer &m_marks;
    ItemRow m_row;
    std::vector<CauseSpan> m_causes;
    std::vector<Look> m_allLooks = stackOf(looksOf(m_canvas.rows.columns()));
    std::int64_t m_wide = 1; // how wide the next lane's cells are, in usual ones
    std::size_t m_used = 0;  // rectangles
};

} // namespace

void addLaneRows(const PanelCanvas &canvas, SceneLayer &spans, SceneLayer &marks)
{
    if (canvas.area.rowCount > 0)
        LanePainter(canvas, spans, marks).draw();
}

} // namespace overlapse
