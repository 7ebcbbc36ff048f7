// SPDX-License-Identifier: MIT
// One line above each panel: name, makespan, what is quiet, and the sentence at the right; nothing overlaps.
#pragma once

#include "scene/panel_canvas.h"

namespace overlapse {

/// Shared by all panels, so that names and makespans stand below each other.
struct HeaderColumns
{
    double title = 0; ///< left edges, and the right edge of the makespans
    double titleRight = 0;
    double makespanRight = 0;
    double subtitle = 0;
    double right = 0;
};

HeaderColumns headerColumns(const TimelineInput &input, const TimelineView &view, const Theme &theme);
/// The figure beside the name: makespan, or how far a live run is.
QString makespanText(const PanelInput &panel, const Wording &wording = {});

} // namespace overlapse
