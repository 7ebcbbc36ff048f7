// SPDX-License-Identifier: MIT
// Where the cells of a map are.
#pragma once

#include "analysis/limits_map.h"

#include <QPointF>
#include <QRectF>

namespace overlapse {

/// N grows to the right, M upwards; every cell is as large as the others, to the pixel.
struct MapLayout
{
    QRectF area; ///< of the cells
    std::size_t columns = 0;
    std::size_t rows = 0;

    [[nodiscard]] double x(std::size_t column) const;
    [[nodiscard]] double y(std::size_t row) const;
    [[nodiscard]] QRectF cell(std::size_t place) const;
    /// None: outside.
    [[nodiscard]] std::optional<std::size_t> placeAt(QPointF at) const;
};

/// Where `limit` stands among ascending limits: between two of them for one that is none of them. None: it is beyond.
std::optional<double> positionOf(std::int64_t limit, const std::vector<std::int64_t> &limits);

} // namespace overlapse
