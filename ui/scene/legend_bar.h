// SPDX-License-Identifier: MIT
// A picture's legend: swatches with words, in as many lines as the width needs.
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

/// Those entries of legend() that occur in the input, so that nobody has to look for what is not there.
std::vector<LegendEntry> legendFor(const Theme &theme, const TimelineInput &input);

/// Adds the entries from (left, top) to at most `right`; returns the height used.
double addLegend(const std::vector<LegendEntry> &entries, const Theme &theme, QPointF topLeft, double right,
                 SceneLayer &layer);

} // namespace overlapse
