// SPDX-License-Identifier: MIT
// Items that were looked for and found, marked where they are: at most one mark every few pixels, however many they are.
#pragma once

#include "scene/item_hits.h"
#include "scene/panel_canvas.h"

namespace overlapse {

inline constexpr double hitSpacing = 3; ///< pixels from one mark to the next, at least

/// Where rows are: a pointer at the left of each, and a needle where its fetch begins, if that is seen. Where they are too
/// low, or are lanes: needles at the upper edge, at their admission.
void addHits(const PanelCanvas &canvas, SceneLayer &layer);

/// Where they were admitted: x from 0 to `width`, rising, at least `hitSpacing` apart. Of a part of the run's time.
std::vector<double> hitPlaces(const ItemHits::InPanel &hits, TimeRange time, double width);

} // namespace overlapse
