// SPDX-License-Identifier: MIT
// Rows of RowMode::Lanes: the driver, the pool's threads, the fetch slots.
#pragma once

#include "scene/timeline_scene.h"

namespace overlapse {

struct LaneCounts
{
    std::int64_t driver = 0; ///< 1 where the driver transforms
    std::int64_t threads = 0;
    std::int64_t slots = 0;
    [[nodiscard]] std::int64_t total() const { return driver + threads + slots; }
};

/// Told from the spec, so that rows stay where they are while a run grows.
LaneCounts laneCounts(const PanelInput &panel);

/// The rows where an item's fetch and transform lie; -1 where there is none.
struct ItemLanes
{
    std::int64_t fetch = -1;
    std::int64_t transform = -1;
};
ItemLanes itemLanes(const LaneCounts &counts, const PipelineSpec &spec, const ItemRow &row);

} // namespace overlapse
