// SPDX-License-Identifier: MIT
// One state of the selected item, which stands out, and what is said of it.
#pragma once

#include "scene/panel_canvas.h"

namespace overlapse {

/// A frame around it, in its row; also where rows are too low to be seen.
void addState(const PanelCanvas &canvas, SceneLayer &layer);

/// The states of an item, in time order; none where it was not admitted, or the panel's run is under way.
std::vector<CauseSpan> statesOf(const PanelInput &panel, std::int64_t item);
/// "held by order 112 ms, 12 % of its latency".
QString stateWords(const PanelInput &panel, std::int64_t item, const CauseSpan &state,
                   const Wording &wording);
/// "item 7 · report.pdf"; the name where there is one, cut in the middle where it is long.
QString itemName(const PanelInput &panel, std::int64_t item, const Wording &wording);

} // namespace overlapse
