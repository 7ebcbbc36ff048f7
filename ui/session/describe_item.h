// SPDX-License-Identifier: MIT
// One item, in words: its latency in each shown mode, and one mode's stamps and waits.
#pragma once

#include "item_details.h"
#include "prepared_run.h"
#include "scene/theme.h"

namespace overlapse {

/// `runs` are those shown; the stamps are of runs[focus]. Empty where the item is in none of them.
ItemDetails describeItem(std::int64_t item, const std::vector<PreparedRunPtr> &runs, std::size_t focus,
                         const WorkSpec &work, const Theme &theme, const Wording &wording);

} // namespace overlapse
