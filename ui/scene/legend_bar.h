// SPDX-License-Identifier: MIT
// A picture's legend: swatches with words, in as many lines as the width needs.
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

/// Which entries of legend() occur in the input, so that nobody has to look for what is not there; the causes of a run
/// that is under way are not known yet, and may all.
std::vector<std::size_t> legendIn(const TimelineInput &input);
std::vector<LegendEntry> legendFor(const Theme &theme, const TimelineInput &input);

/// Adds the entries from (left, top) to at most `right`; returns the height used.
double addLegend(const std::vector<LegendEntry> &entries, const Theme &theme, QPointF topLeft, double right,
                 SceneLayer &layer);

} // namespace overlapse
