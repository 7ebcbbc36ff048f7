// SPDX-License-Identifier: MIT
#include "scene/needles.h"
#include "scene/panel_canvas.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double leastRounded = 6; // narrower spans have no room for corners
constexpr double leastPart = 4;    // of a fetch, to be told from its neighbours
constexpr int fadeSteps = 6;
constexpr double fadeLength = 18;

/// Whether this is an attempt that failed; a later one may have done better.
bool failedAttempt(const PackedParts &parts, const CauseSpan &span)
{
    if (span.cause != Cause::FetchRunning)
        return false;
    Status last = Status::NotReached;
    for (const FetchPart &part : parts)
        if (!isHeldBack(part.kind) && part.begin >= span.begin && part.end <= span.end)
            last = part.status;
    return last == Status::Failed;
}

} // namespace

SpanPainter::SpanPainter(const PanelCanvas &canvas, double rowHeight, SceneLayer &spans, SceneLayer &marks)
    : m_canvas(canvas), m_spans(spans), m_marks(marks), m_rowHeight(rowHeight),
      m_heights(spanHeights(rowHeight, canvas.grid))
{
}

QRectF SpanPainter::box(std::int64_t from, std::int64_t to, double top, bool running) const
{
    const PixelGrid &grid = m_canvas.grid;
    // The thick span is placed once, the thin one in its middle: snapping each alone would let them drift.
    const double thickTop = grid.snap(top + (m_rowHeight - m_heights.running) / 2);
    const double height = running ? m_heights.running : m_heights.waiting;
    const double y = running ? thickTop : thickTop + grid.snap((m_heights.running - m_heights.waiting) / 2);
    return {static_cast<double>(from) / grid.ratio, y, static_cast<double>(to - from) / grid.ratio, height};
}

/// Both ends are rounded to device pixels, which keeps what covers a pixel's middle: a span thinner than a pixel
/// gives way to its neighbours, and neighbours of one look become one piece.
void SpanPainter::collect(const std::vector<CauseSpan> &causes, const ItemRow &row)
{
    std::int64_t cell = 1;
    do {
        collect(causes, row, cell);
        cell *= 2;
    } while (m_pieces.size() > m_most && cell < m_canvas.grid.cell(m_canvas.time.right()));
}

void SpanPainter::collect(const std::vector<CauseSpan> &causes, const ItemRow &row, std::int64_t cell)
{
    m_pieces.clear();
    m_lost = 0;
    const PackedParts parts = m_canvas.rows.parts(row.item);
    const PixelGrid &grid = m_canvas.grid;
    const std::int64_t left = grid.cell(m_canvas.time.left());
    const std::int64_t right = grid.cell(m_canvas.time.right());
    for (const CauseSpan &span : causes) {
        if (span.end <= m_canvas.time.begin() || span.begin >= m_canvas.time.end())
            continue;
        const Look look = failedAttempt(parts, span) ? Look::Failed : spanLook(span.cause, row);
        const auto place = [&](Nanos time) {
            return (grid.cell(m_canvas.time.x(time)) + cell / 2) / cell * cell;
        };
        const std::int64_t from = std::max(left, place(span.begin));
        const std::int64_t to = std::min(right, place(span.end));
        const Nanos seen =
            std::min(span.end, m_canvas.time.end()) - std::max(span.begin, m_canvas.time.begin());
        const auto time = static_cast<double>(seen.count());
        if (to <= from) {
            m_lost += time;
            continue;
        }
        if (!m_pieces.empty() && m_pieces.back().look == look && m_pieces.back().to == from) {
            m_pieces.back().to = to;
            m_pieces.back().time += time;
        } else {
            m_pieces.push_back({look, from, to, time});
        }
    }
    const bool inRange =
        row.fetchAdmitted < m_canvas.time.end() && m_canvas.rows.endOf(row) >= m_canvas.time.begin();
    if (m_pieces.empty() && inRange && !causes.empty()) {
        // Shorter than a pixel altogether, and still there.
        const auto longest = std::max_element(causes.begin(), causes.end(), [](const auto &a, const auto &b) {
            return a.end - a.begin < b.end - b.begin;
        });
        const std::int64_t from = std::clamp(grid.cell(m_canvas.time.x(longest->begin)), left, right - 1);
        const Nanos seen =
            std::min(longest->end, m_canvas.time.end()) - std::max(longest->begin, m_canvas.time.begin());
        const double time = std::max(0.0, static_cast<double>(seen.count()));
        m_pieces.push_back({hasFailed(row) ? Look::Failed : causeLook(longest->cause), from, from + 1, time});
        m_lost -= time;
    }
}

void SpanPainter::drawItem(const ItemRow &row, const std::vector<CauseSpan> &causes, double top)
{
    collect(causes, row);
    m_spans.notDrawn += m_lost;
    const bool cutOff = m_canvas.rows.isOpen(row) && !m_canvas.input.live;
    for (std::size_t i = 0; i < m_pieces.size(); ++i) {
        if (cutOff && i + 1 == m_pieces.size() && m_canvas.rows.end() <= m_canvas.time.end())
            drawOpenEnd(m_pieces[i], top);
        else
            drawPiece(m_pieces[i], top);
    }
    drawParts(row, top);
    if (hasFailed(row))
        drawFailure(row, top);
}

void SpanPainter::drawSpan(Look look, Nanos begin, Nanos end, double top)
{
    const PixelGrid &grid = m_canvas.grid;
    const std::int64_t from = std::max(grid.cell(m_canvas.time.left()), grid.cell(m_canvas.time.x(begin)));
    const std::int64_t to = std::min(grid.cell(m_canvas.time.right()), grid.cell(m_canvas.time.x(end)));
    const Nanos seen = std::min(end, m_canvas.time.end()) - std::max(begin, m_canvas.time.begin());
    const double time = std::max(0.0, static_cast<double>(seen.count()));
    if (to > from)
        drawPiece({look, from, to, time}, top);
    else
        m_spans.notDrawn += time;
}

void SpanPainter::put(RectBatch &batch, const QRectF &rect, double time)
{
    batch.rects.push_back(rect);
    batch.times.push_back(time);
}

void SpanPainter::drawPiece(const Piece &piece, double top)
{
    const bool running = isRunningLook(piece.look);
    const QRectF rect = box(piece.from, piece.to, top, running);
    const QRgb colour = m_canvas.palette[piece.look];
    if (!running || m_heights.running < 5 || rect.width() < leastRounded) {
        put(m_spans.batch(colour), rect, piece.time);
        return;
    }
    if (piece.look == Look::TransformOffCpu) {
        put(m_spans.batch(colour, RectStyle::Hatched, m_canvas.palette[Look::Transform]), rect, piece.time);
        return;
    }
    if (m_canvas.palette.predicted) {
        const QRgb inside = m_canvas.palette.hollow[static_cast<std::size_t>(piece.look)];
        put(m_spans.batch(inside, RectStyle::Outline, colour), rect, piece.time);
        return;
    }
    put(m_spans.batch(colour, RectStyle::Rounded, 0, m_heights.running < 12 ? 1.5 : 2.5), rect, piece.time);
}

/// What the end of the run cut off has no end of its own: it fades away.
void SpanPainter::drawOpenEnd(Piece piece, double top)
{
    const std::int64_t width = piece.to - piece.from;
    const std::int64_t fade = std::min<std::int64_t>(width, m_canvas.grid.cell(fadeLength));
    Piece whole = piece;
    whole.to -= fade;
    whole.time *= static_cast<double>(width - fade) / static_cast<double>(width);
    const double faded = (piece.time - whole.time) / fadeSteps;
    if (whole.to > whole.from)
        drawPiece(whole, top);
    const bool running = isRunningLook(piece.look);
    const QRgb colour = m_canvas.palette[piece.look];
    for (int step = 0; step < fadeSteps; ++step) {
        const std::int64_t from = whole.to + fade * step / fadeSteps;
        const std::int64_t to = whole.to + fade * (step + 1) / fadeSteps;
        const int alpha = 255 * (fadeSteps - step) / (fadeSteps + 1);
        if (to > from)
            put(m_spans.batch(qRgba(qRed(colour), qGreen(colour), qBlue(colour), alpha)),
                box(from, to, top, running), faded);
        else
            m_spans.notDrawn += faded;
    }
}

/// Where one part of a fetch ends and the next begins, as far as both are wide enough to be told apart.
void SpanPainter::drawParts(const ItemRow &row, double top)
{
    if (m_heights.running < 5)
        return;
    const auto wide = [this](const FetchPart &part) {
        return !isHeldBack(part.kind) && m_canvas.time.x(part.end) - m_canvas.time.x(part.begin) >= leastPart;
    };
    bool wideBefore = false;
    for (const FetchPart &part : m_canvas.rows.parts(row.item)) {
        const bool isWide = wide(part);
        const bool both = isWide && wideBefore;
        wideBefore = isWide;
        if (!both || part.begin <= m_canvas.time.begin() || part.begin >= m_canvas.time.end())
            continue;
        const std::int64_t at = m_canvas.grid.cell(m_canvas.time.x(part.begin));
        m_marks.batch(m_canvas.theme.surface.rgba()).rects.push_back(box(at, at + 1, top, true));
    }
}

/// A small cross behind the failed stage: colour alone would not do.
void SpanPainter::drawFailure(const ItemRow &row, double top)
{
    const Nanos at = row.fetchStatus == Status::Failed ? row.fetchFinished : row.transformFinished;
    if (at == absent || at < m_canvas.time.begin() || at > m_canvas.time.end()
        || m_rowHeight < crossedRowHeight)
        return;
    const double arm = std::min(3.0, m_heights.running / 2 - 0.5);
    const QPointF middle(m_canvas.time.x(at) + arm + 3, top + m_rowHeight / 2);
    const QRgb colour = m_canvas.palette[Look::Failed];
    for (const double turn : {1.0, -1.0})
        m_marks.lines.push_back(
            {middle + QPointF(-arm, -arm * turn), middle + QPointF(arm, arm * turn), colour, 1.6, false});
}

} // namespace overlapse
