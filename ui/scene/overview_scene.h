// SPDX-License-Identifier: MIT
// The strip above the timeline: what one run did over its whole time, at a glance.
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

/// Fetches in flight as an area, busy cores as a line, and a tick where something failed. `whole` is as wide as `size`. A
/// panel without a run gives the ground alone.
Scene buildOverviewScene(const PanelInput *panel, TimeRange whole, QSizeF size, double devicePixelRatio,
                         const Theme &theme);

} // namespace overlapse
