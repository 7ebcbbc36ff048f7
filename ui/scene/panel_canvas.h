// SPDX-License-Identifier: MIT
// What everything that draws inside one panel shares.
#pragma once

#include "scene/panel_rows.h"
#include "scene/timeline_scene.h"

#include <array>
#include <cmath>

namespace overlapse {

/// Device pixels: where edges must lie to be crisp.
struct PixelGrid
{
    double ratio = 1;
    [[nodiscard]] double snap(double v) const { return std::round(v * ratio) / ratio; }
    [[nodiscard]] double pixel() const { return 1 / ratio; }
    /// In whole device pixels.
    [[nodiscard]] std::int64_t cell(double v) const { return std::llround(v * ratio); }
};

/// A panel's data colours; a dimmed panel's are mixed with the surface. A prediction's are paler, and its work is hollow:
/// told from a measurement by its form as well.
struct Palette
{
    /// What is not `stressed` is paler still, if anything is.
    Palette(const Theme &theme, bool dimmed, bool predicted, LookSet stressed = {});
    std::array<QRgb, lookCount> look{};
    std::array<QRgb, lookCount> hollow{}; ///< what fills the outline of work that is predicted
    bool predicted;
    QRgb ghost;
    QRgb ghostLine;
    QRgb ghostBand; ///< without an outline, so a little stronger
    QRgb inFlightArea;
    QRgb busyLine;
    QRgb makespanLine;
    QRgb boundLine;
    QRgb spread;
    QRgb selection;

    [[nodiscard]] QRgb operator[](Look which) const { return look[static_cast<std::size_t>(which)]; }
};

QRgb mixed(const QColor &a, const QColor &b, double shareOfB);

struct PanelCanvas // NOLINT(cppcoreguidelines-pro-type-member-init): an aggregate, always given whole
{
    const PanelInput &input;
    const PanelRows &rows;
    const PanelArea &area;
    const TimelineView &view;
    const TimeAxis &time;
    const Theme &theme;
    const Wording &wording;
    PixelGrid grid;
    Palette palette;
    ItemRange among;       ///< the items that are under way in the time that is seen
    bool few;              ///< each of them can be read
    bool flow;             ///< the flow stands for the rows
    std::size_t mostRects; ///< of what is drawn from items

    [[nodiscard]] double rowTop(double row) const
    {
        return area.firstRowTop + (row - area.firstRow) * area.rowHeight;
    }
};

/// Rows at least this high are drawn one by one; lower ones in bands.
inline constexpr double leastRowHeight = 3;
inline constexpr double bandHeight = 6;

/// How high running and waiting spans are in a row of that height, in logical pixels on device pixels.
struct SpanHeights
{
    double running;
    double waiting;
};
SpanHeights spanHeights(double rowHeight, const PixelGrid &grid);

// Each adds to the layers of one panel.
void addItemRows(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans, SceneLayer &marks);
void addDenseRows(const PanelCanvas &canvas, SceneLayer &ghosts, SceneLayer &spans);
/// The critical path through the rows, and of the selected item what released it.
void addPath(const PanelCanvas &canvas, SceneLayer &layer);
void addReleases(const PanelCanvas &canvas, SceneLayer &layer);
void addHeader(const PanelCanvas &canvas, const struct HeaderColumns &columns, SceneLayer &layer);
void addRowNumbers(const PanelCanvas &canvas, SceneLayer &layer);

/// Draws one row's spans exactly, at y (its top). Shared by rows and by the selected item over the bands.
class SpanPainter
{
public:
    SpanPainter(const PanelCanvas &canvas, double rowHeight, SceneLayer &spans, SceneLayer &marks);
    /// Of a row: where there would be more, its ends lie on cells of several pixels.
    void setMostPieces(std::size_t most) { m_most = most; }
    void drawItem(const ItemRow &row, const std::vector<CauseSpan> &causes, double top);
    /// A single span of a lane.
    void drawSpan(Look look, Nanos begin, Nanos end, double top);

private:
    struct Piece
    {
        Look look;
        std::int64_t from; // device pixels
        std::int64_t to;
        double time; // nanoseconds
    };
    void put(RectBatch &batch, const QRectF &rect, double time);
    void collect(const std::vector<CauseSpan> &causes, const ItemRow &row, std::int64_t cell);
    void collect(const std::vector<CauseSpan> &causes, const ItemRow &row);
    void drawPiece(const Piece &piece, double top);
    void drawOpenEnd(Piece piece, double top);
    void drawParts(const ItemRow &row, double top);
    void drawFailure(const ItemRow &row, double top);
    [[nodiscard]] QRectF box(std::int64_t from, std::int64_t to, double top, bool running) const;

    const PanelCanvas &m_canvas;
    SceneLayer &m_spans;
    SceneLayer &m_marks;
    double m_rowHeight;
    SpanHeights m_heights;
    std::vector<Piece> m_pieces;
    std::size_t m_most = SIZE_MAX;
    double m_lost = 0; // nanoseconds of the row that no piece has
};

bool isRunningLook(Look look);
/// The cause's look, or that of a failure if the stage failed.
Look spanLook(Cause cause, const ItemRow &row);

} // namespace overlapse
