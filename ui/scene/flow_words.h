// SPDX-License-Identifier: MIT
// What the flow shows at an instant, in words.
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

/// "at 2.00 s: 12 fetch · 20 held by order": how many items were in each state, the most first. Empty: none was under way,
/// or they are too many to be read while a pointer moves.
QString flowWords(const PanelInput &panel, Nanos at, const TimeScale &scale, const Wording &wording);

} // namespace overlapse
