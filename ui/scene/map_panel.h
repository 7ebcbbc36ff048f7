// SPDX-License-Identifier: MIT
// One map of limits, drawn: a rectangle a cell, contours, axes and marks.
#pragma once

#include "scene/map_layout.h"
#include "scene/map_measure.h"
#include "scene/scene.h"
#include "scene/theme.h"

namespace overlapse {

/// The place of a mark's cell, in its map.
struct MapMarks
{
    std::optional<std::size_t> best;
    std::optional<std::size_t> knee;
    std::optional<std::size_t> now; ///< none where the limits of now are not on the map
};
MapMarks marksOf(const LimitsMap &map);

/// Shares of the best along whose edges a contour runs.
inline constexpr std::array mapContours{0.5, 0.8, 0.9, 0.98};

struct MapPanelLook
{
    MapMeasure measure = MapMeasure::Makespan; ///< that cells tell where there is room
    double best = 0;                           ///< of what shades are shares
    bool titled = true;                        ///< mode, threads, best and knee stand above it
    std::optional<std::size_t> pointed{};      ///< this cell stands out
};

MapLayout layoutMap(const MapAxes &axes, const QRectF &rect, bool titled);

/// A cell's shade says what share of the best it is worth; what is not to be relied on is hatched, what is not known is
/// empty.
void addMap(SceneLayer &layer, const LimitsMap &map, const QRectF &rect, const MapPanelLook &look,
            const Theme &theme, const Wording &wording);

/// Puts as many of the numbers as there is room for, the first and the last always: `put` gets places.
void eachMapTick(std::size_t count, double length, double least, const std::function<void(std::size_t)> &put);

} // namespace overlapse
