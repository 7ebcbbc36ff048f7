// SPDX-License-Identifier: MIT
// What hangs on what, drawn over the rows: the critical path, and arrows from what released the selected item.
#include "scene/lanes.h"
#include "scene/panel_canvas.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double pathWidth = 2;
constexpr double haloWidth = 4; // among bands, whose colours are all around
constexpr double pieceWidth = 5;
constexpr double arrowWidth = 1.5;
constexpr double arrowLength = 7;
constexpr double beyond = 16; // pixels: whatever is further away than that is not seen

class ChainPainter
{
public:
    explicit ChainPainter(const PanelCanvas &canvas)
        : m_canvas(canvas),
          m_lanes(canvas.view.rowMode == RowMode::Lanes ? laneCounts(canvas.input) : LaneCounts{})
    {
    }

    /// The middle of the row in which the item is in that state; none: it has no row then.
    [[nodiscard]] std::optional<double> middleOf(std::int64_t item, Cause cause) const
    {
        auto row = static_cast<double>(item);
        if (m_canvas.view.rowMode == RowMode::Lanes) {
            const ItemRow stamps = m_canvas.input.run->trace.row(item);
            const ItemLanes lanes = itemLanes(m_lanes, m_canvas.input.run->spec, stamps);
            const std::int64_t lane = cause < Cause::TransformQueuedPool ? lanes.fetch : lanes.transform;
            if (lane < 0)
                return std::nullopt;
            row = static_cast<double>(lane);
        }
        const double y = m_canvas.rowTop(row) + m_canvas.area.rowHeight / 2;
        return std::clamp(y, m_canvas.area.rows.top() - beyond, m_canvas.area.rows.bottom() + beyond);
    }
    /// Under the spans, where there is room to see both.
    [[nodiscard]] std::optional<double> underOf(std::int64_t item, Cause cause) const
    {
        std::optional<double> y = middleOf(item, cause);
        if (y && isUnder())
            *y += spanHeights(m_canvas.area.rowHeight, m_canvas.grid).running / 2 + pathWidth / 2;
        return y;
    }
    [[nodiscard]] bool isUnder() const { return m_canvas.area.rowHeight >= leastRowHeight; }
    [[nodiscard]] double x(Nanos at) const
    {
        return std::clamp(m_canvas.time.x(at), m_canvas.time.left() - 1, m_canvas.time.right() + 1);
    }

    /// Steps: along the rows, and from one to the next where it begins. Where pieces are narrower than a pixel, the one
    /// that is on at the middle of each: bounded by the width, however long the path is.
    [[nodiscard]] std::vector<QPointF> steps(const std::vector<PathPiece> &path) const
    {
        std::vector<QPointF> points;
        const auto add = [&](const PathPiece &piece, double from, double to) {
            const std::optional<double> y = underOf(piece.item, piece.cause);
            if (!y)
                return;
            if (points.empty() || points.back().y() != *y) {
                if (!points.empty() && points.back().x() != from)
                    points.emplace_back(from, points.back().y()); // level and upright, never aslant
                points.emplace_back(from, *y);
            } else if (points.size() > 1 && points[points.size() - 2].y() == *y) {
                points.pop_back();
            }
            points.emplace_back(to, *y);
        };
        const std::int64_t first = std::max<std::int64_t>(0, pieceAt(path, m_canvas.time.begin()));
        const std::int64_t last = pieceAt(path, m_canvas.time.end());
        const std::int64_t end = last < 0 ? static_cast<std::int64_t>(path.size()) : last + 1;
        const double width = m_canvas.time.right() - m_canvas.time.left();
        if (static_cast<double>(end - first) <= width * m_canvas.grid.ratio) {
            for (std::int64_t i = first; i < end; ++i) {
                const PathPiece &piece = path[static_cast<std::size_t>(i)];
                add(piece, x(piece.begin), x(piece.end));
            }
            return points;
        }
        const double pixel = m_canvas.grid.pixel();
        const std::int64_t columns = m_canvas.grid.cell(width);
        for (std::int64_t column = 0; column < columns; ++column) {
            const double at = m_canvas.time.left() + static_cast<double>(column) * pixel;
            if (const std::int64_t i = pieceAt(path, m_canvas.time.timeAt(at + pixel / 2)); i >= 0)
                add(path[static_cast<std::size_t>(i)], at, at + pixel);
        }
        return points;
    }

private:
    const PanelCanvas &m_canvas;
    LaneCounts m_lanes;
};

/// A line with a head at its end.
void addArrow(QPointF from, QPointF to, QRgb colour, SceneLayer &layer)
{
    const QPointF along = to - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 1)
        return;
    const QPointF unit = along / length;
    const QPointF across(-unit.y(), unit.x());
    const double head = std::min(arrowLength, length);
    const QPointF neck = to - unit * head;
    layer.lines.push_back({from, neck, colour, arrowWidth, false});
    layer.polygons.push_back(
        {{to, neck + across * (head * 0.45), neck - across * (head * 0.45)}, colour, true, 0, true});
}

} // namespace

void addPath(const PanelCanvas &canvas, SceneLayer &layer)
{
    if (!canvas.view.path || !canvas.input.reasons || canvas.input.live)
        return;
    const ChainPainter painter(canvas);
    std::vector<QPointF> points = painter.steps(canvas.input.reasons->path);
    if (points.size() < 2)
        return;
    const QRgb ink = mixed(canvas.theme.text, canvas.theme.surface, canvas.input.dimmed ? 0.5 : 0);
    if (!painter.isUnder())
        layer.polygons.push_back({points, canvas.theme.surface.rgba(), false, haloWidth});
    layer.polygons.push_back({std::move(points), ink, false, pathWidth});
    const std::optional<PathPiece> &piece = canvas.view.piece;
    if (!piece || canvas.view.pieceOf != canvas.input.id)
        return;
    if (const std::optional<double> y = painter.underOf(piece->item, piece->cause)) {
        const double begin = painter.x(piece->begin);
        // One that is narrower than it is high is seen all the same.
        const double end = std::max(painter.x(piece->end), begin + pieceWidth);
        layer.polygons.push_back({{{begin, *y}, {end, *y}}, canvas.palette.selection, false, pieceWidth});
    }
}

void addReleases(const PanelCanvas &canvas, SceneLayer &layer)
{
    const std::int64_t selected = canvas.view.selected;
    if (!canvas.input.reasons || canvas.input.live || selected < 0)
        return;
    const ChainPainter painter(canvas);
    const auto isSeen = [&](Nanos at) { return at >= canvas.time.begin() && at <= canvas.time.end(); };
    for (const ReleasedWait &released : releasedWaits(*canvas.input.reasons, selected)) {
        const Nanos from = released.release.at;
        const Nanos to = released.wait.end;
        if (!isSeen(from) && !isSeen(to))
            continue;
        const bool byFetch = released.release.kind == Release::Kind::FetchEnded
            || released.release.kind == Release::Kind::Left
            || released.release.kind == Release::Kind::HostFree
            || released.release.kind == Release::Kind::ServerFree;
        const auto begin =
            painter.middleOf(released.release.item, byFetch ? Cause::FetchRunning : Cause::TransformCpu);
        const auto end = painter.middleOf(selected, released.wait.cause);
        if (begin && end && released.release.item != selected)
            addArrow({painter.x(from), *begin}, {painter.x(to), *end}, canvas.palette.selection, layer);
    }
}

} // namespace overlapse
