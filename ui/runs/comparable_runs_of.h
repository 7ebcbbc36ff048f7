// SPDX-License-Identifier: MIT
// The runs that can be compared: those of the panels that are shown.
#pragma once

#include "runs/panel_sources.h"
#include "scene/compared_runs.h"

namespace overlapse {

/// In the order of the panels; what is growing, or not there yet, is left out.
std::vector<ComparableRun> comparableRunsOf(const PanelSources &sources, const Wording &wording);

} // namespace overlapse
