// SPDX-License-Identifier: MIT
// What lines are filled as: one home for what the painter and the graphics processor's triangles have in common.
#pragma once

#include "scene/scene.h"

#include <QLineF>

namespace overlapse {

inline constexpr double hatchWidth = 1.3;
inline constexpr double dashOn = 3.2; ///< in widths of its line
inline constexpr double dashOff = 2.4;

/// A line of steps, upright and level, as rectangles: crisp, and far cheaper than a stroke of many corners. Whole device
/// pixels wide, `ratio` of them to a pixel.
std::vector<QRectF> stepRects(const ScenePolygon &line, double ratio);

/// Adds the diagonals of one rectangle, cut at its edges. They run on from one rectangle to the next.
void addHatchLines(const QRectF &rect, std::vector<QLineF> &lines);

} // namespace overlapse
