// SPDX-License-Identifier: MIT
#include "scene/map_layout.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

double MapLayout::x(std::size_t column) const
{
    return std::round(area.left() + area.width() * double(column) / double(columns));
}

double MapLayout::y(std::size_t row) const
{
    return std::round(area.bottom() - area.height() * double(row) / double(rows));
}

QRectF MapLayout::cell(std::size_t place) const
{
    const std::size_t column = place % columns;
    const std::size_t row = place / columns;
    return {QPointF(x(column), y(row + 1)), QPointF(x(column + 1), y(row))};
}

std::optional<std::size_t> MapLayout::placeAt(QPointF at) const
{
    if (columns == 0 || rows == 0 || !area.contains(at))
        return {};
    const auto within = [](double share, std::size_t count) {
        return std::min(static_cast<std::size_t>(std::max(share, 0.0) * double(count)), count - 1);
    };
    const std::size_t column = within((at.x() - area.left()) / area.width(), columns);
    const std::size_t row = within((area.bottom() - at.y()) / area.height(), rows);
    return row * columns + column;
}

std::optional<double> positionOf(std::int64_t limit, const std::vector<std::int64_t> &limits)
{
    const auto above = std::ranges::lower_bound(limits, limit);
    if (above == limits.end() || limit < limits.front())
        return {};
    const auto index = static_cast<double>(above - limits.begin());
    if (*above == limit)
        return index;
    const auto below = static_cast<double>(*std::prev(above));
    return index - 1 + (static_cast<double>(limit) - below) / (static_cast<double>(*above) - below);
}

} // namespace overlapse
