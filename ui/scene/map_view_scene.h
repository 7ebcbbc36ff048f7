// SPDX-License-Identifier: MIT
// A map of limits as a window shows it: the cells, and beside them a cut along each limit.
#pragma once

#include "scene/map_curve.h"

namespace overlapse {

struct MapViewInput
{
    std::shared_ptr<const LimitsMap> map; ///< null: there is none
    MapMeasure measure = MapMeasure::Makespan;
    std::optional<std::size_t> pointed{};
};

struct MapViewLayout
{
    MapLayout cells;
    QRectF map;   ///< of the cells with their axes
    QRectF fetch; ///< of the cut along N; empty: there is no room for the cuts
    QRectF transform;
};
MapViewLayout layoutMapView(const MapAxes &axes, QSizeF size);

/// The cell that is pointed at, in the map or on one of the cuts; none: nothing is.
std::optional<std::size_t> placeAt(const MapViewInput &input, QSizeF size, QPointF at);

/// The cell that the cuts lead through: the one pointed at, else that of now, else the best.
std::optional<std::size_t> cutThrough(const MapViewInput &input);

Scene mapViewScene(const MapViewInput &input, QSizeF size, double devicePixelRatio, const Theme &theme,
                   const Wording &wording);

} // namespace overlapse
