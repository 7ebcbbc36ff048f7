// SPDX-License-Identifier: MIT
// The chart of what two runs differ by, sorted by what was gained or lost: a column an item or a pixel, stacked by cause,
// gained below zero and lost above it.
#pragma once

#include "scene/difference_columns.h"
#include "scene/scene.h"
#include "scene/wording.h"

namespace overlapse {

/// No chart has more rectangles for its columns, however wide it is and however many items there are.
inline constexpr std::size_t mostDifferenceRects = 8'000;

struct DifferenceLayout
{
    QRectF plot; ///< of the columns
    double zero = 0;
    double pixelsPerNano = 0;
    std::vector<DifferenceColumn> columns;
    DifferenceRange range;
    double pixelRatio = 1;

    /// The left edge of a column, on a device pixel; of one after the last, the right edge of the plot.
    [[nodiscard]] double x(std::size_t column) const;
    [[nodiscard]] std::optional<std::size_t> columnAt(QPointF at) const;
    /// Which has that rank.
    [[nodiscard]] std::optional<std::size_t> columnOf(std::size_t rank) const;
};

DifferenceLayout layoutDifference(const RunDifference &difference, const QRectF &rect,
                                  double devicePixelRatio);

/// Adds the chart to the layer; `pointed`, a rank, stands out.
void addDifference(SceneLayer &layer, const RunDifference &difference, const DifferenceLayout &layout,
                   std::optional<std::size_t> pointed, const Theme &theme, const Wording &wording);

/// As a window shows it.
Scene differenceScene(const RunDifference *difference, std::optional<std::size_t> pointed, QSizeF size,
                      double devicePixelRatio, const Theme &theme, const Wording &wording);
/// That of differenceScene().
DifferenceLayout layoutDifferenceView(const RunDifference &difference, QSizeF size, double devicePixelRatio);

/// "+12 ms", "−0.4 s", "0 s": a difference with its sign.
QString signedTime(std::int64_t ns, const Wording &wording);

} // namespace overlapse
