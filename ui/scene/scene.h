// SPDX-License-Identifier: MIT
// The display list: what a picture consists of, as plain values. Coordinates are logical pixels; edges lie on
// device pixels where crispness matters. The painter, the tests and the exports all read the same list.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QRgb>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <vector>

namespace overlapse {

enum class RectStyle : std::uint8_t {
    Solid,
    Hatched, ///< filled with `colour`, diagonal lines in `second`
    Outline, ///< filled with `colour`, edge of one device pixel in `second`
    Rounded, ///< filled with `colour`, corners of `radius`
};

/// Rectangles that look the same. Nothing in a batch overlaps.
struct RectBatch
{
    RectStyle style = RectStyle::Solid;
    QRgb colour = 0;
    QRgb second = 0;
    double radius = 0;
    std::vector<QRectF> rects;
    std::vector<double> times{}; ///< nanoseconds of items that each stands for; empty: they stand for none
};

struct SceneLine
{
    QPointF from;
    QPointF to;
    QRgb colour = 0;
    double width = 1;
    bool dashed = false;

    bool operator==(const SceneLine &) const = default;
};

/// A step polygon of a counter, closed and filled, or an open line of steps. A filled one goes to the right above or below
/// the level of its first point, and back on it; a smooth one is convex.
struct ScenePolygon
{
    std::vector<QPointF> points;
    QRgb colour = 0;
    bool filled = true;
    double width = 1.5;  ///< of a line
    bool smooth = false; ///< its edges lie on no pixels

    bool operator==(const ScenePolygon &) const = default;
};

enum class LabelRole : std::uint8_t {
    Tick,
    Title,
    Makespan,
    Alarm,
    Subtitle,
    Sentence,
    Note,
    RowNumber,
    CounterName,
    Message, ///< in place of rows
    PictureTitle,
    Legend,
    Caption,
};

struct SceneLabel
{
    QString text; ///< as drawn: already elided to the rectangle
    QRectF rect;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
    int pixelSize = 12;
    int weight = 400; ///< as QFont's
    QRgb colour = 0;
    LabelRole role = LabelRole::Tick;
    bool elided = false; ///< something was left out

    bool operator==(const SceneLabel &) const = default;
};

/// Painted in this order: rectangles batch by batch, polygons, lines, labels.
struct SceneLayer
{
    QRectF clip; ///< null: none
    std::vector<RectBatch> rects;
    std::vector<ScenePolygon> polygons;
    std::vector<SceneLine> lines;
    std::vector<SceneLabel> labels;
    double notDrawn = 0; ///< nanoseconds of items that found no room in any rectangle's times

    /// The batch of that look, made if there is none yet.
    RectBatch &batch(QRgb colour, RectStyle style = RectStyle::Solid, QRgb second = 0, double radius = 0);
};

struct Scene
{
    QSizeF size;
    double devicePixelRatio = 1;
    QRgb background = 0;
    QStringList fontFamilies;
    std::vector<SceneLayer> layers; ///< in paint order

    [[nodiscard]] std::size_t rectCount() const;
    [[nodiscard]] std::size_t pointCount() const; ///< of polygons
};

} // namespace overlapse
