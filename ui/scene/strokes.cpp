// SPDX-License-Identifier: MIT
#include "scene/strokes.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {
constexpr double hatchSpacing = 4;
} // namespace

std::vector<QRectF> stepRects(const ScenePolygon &line, double ratio)
{
    const double width = std::max(1.0, std::floor(line.width * ratio)) / ratio;
    std::vector<QRectF> steps;
    steps.reserve(line.points.size());
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const QPointF &a = line.points[i - 1];
        const QPointF &b = line.points[i];
        const double left = std::min(a.x(), b.x());
        const double top = std::min(a.y(), b.y());
        steps.emplace_back(left, top, std::abs(a.x() - b.x()) + width, std::abs(a.y() - b.y()) + width);
    }
    return steps;
}

void addHatchLines(const QRectF &rect, std::vector<QLineF> &lines)
{
    // x + y = c on each line; one every hatchSpacing.
    const auto first = static_cast<int>(std::ceil((rect.left() + rect.top()) / hatchSpacing));
    const auto end = static_cast<int>(std::ceil((rect.right() + rect.bottom()) / hatchSpacing));
    for (int i = first; i < end; ++i) {
        const double c = i * hatchSpacing;
        const double fromX = std::max(rect.left(), c - rect.bottom());
        const double toX = std::min(rect.right(), c - rect.top());
        if (toX > fromX)
            lines.emplace_back(fromX, c - fromX, toX, c - toX);
    }
}

} // namespace overlapse
