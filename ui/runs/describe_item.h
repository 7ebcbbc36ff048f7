// SPDX-License-Identifier: MIT
// One item, in words: its latency in each shown mode, and one mode's stamps and waits.
#pragma once

#include "runs/item_details.h"
#include "runs/panels_of.h"
#include "scene/theme.h"

namespace overlapse {

/// The stamps are of the panel called `focus`, else of the first that has the item; bars are of those that did the same
/// work. Panels without work of their own did `work`. Where the item is in none of them, it says so.
ItemDetails describeItem(std::int64_t item, const std::vector<PanelRun> &panels, PanelId focus,
                         const WorkSpec &work, const Theme &theme, const Wording &wording);

} // namespace overlapse
