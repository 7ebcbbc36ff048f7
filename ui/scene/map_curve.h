// SPDX-License-Identifier: MIT
// A cut through a map of limits: what one limit gives while the other stays.
#pragma once

#include "scene/map_panel.h"

namespace overlapse {

struct MapCut
{
    bool alongFetch = true; ///< N grows to the right, M stays; else the other way round
    std::size_t kept = 0;   ///< of the limit that stays: its place on its axis
};

/// The place on the map that is number `index` of the cut.
std::size_t placeOn(const MapCut &cut, std::size_t index, const MapAxes &axes);

/// Where the curve is: as far to the right as the cells of a map would be.
QRectF curveArea(const QRectF &rect);

/// The curve from zero on, dashed where it is not to be relied on, with a line at what is as good as the best of the map,
/// and the marks that lie on it.
void addCurve(SceneLayer &layer, const LimitsMap &map, const MapCut &cut, const QRectF &rect,
              const MapPanelLook &look, const Theme &theme, const Wording &wording);

} // namespace overlapse
