// SPDX-License-Identifier: MIT
#include "scene/lanes.h"

#include <algorithm>

namespace overlapse {

LaneCounts laneCounts(const PanelInput &panel)
{
    if (!panel.run)
        return {};
    const PipelineSpec &spec = panel.run->spec;
    const std::int64_t items = std::max({panel.items, panel.run->trace.size(), std::int64_t{1}});
    LaneCounts counts;
    counts.driver = usesPool(spec.mode) ? 0 : 1;
    counts.threads = usesPool(spec.mode) ? std::min<std::int64_t>(spec.threads, items) : 0;
    counts.slots = spec.mode == Mode::Blocking ? 0 : std::min(effectiveFetchLimit(spec), items);
    return counts;
}

ItemLanes itemLanes(const LaneCounts &counts, const PipelineSpec &spec, const ItemRow &row)
{
    ItemLanes lanes;
    if (row.transformLane == driverLane && counts.driver > 0)
        lanes.transform = 0;
    else if (row.transformLane >= 0 && row.transformLane < counts.threads)
        lanes.transform = counts.driver + row.transformLane;
    if (spec.mode == Mode::Blocking) {
        // One task waits for its fetch on the thread that then transforms.
        lanes.fetch = lanes.transform;
    } else if (row.fetchLane >= 0 && row.fetchLane < counts.slots) {
        lanes.fetch = counts.driver + counts.threads + row.fetchLane;
    }
    return lanes;
}

QString laneName(const PanelInput &panel, std::int64_t row, const Wording &wording)
{
    const LaneCounts counts = laneCounts(panel);
    if (row < 0 || row >= counts.total())
        return {};
    if (row < counts.driver)
        return wording.translate("Timeline", "driver");
    row -= counts.driver;
    if (row < counts.threads)
        return wording.translate("Timeline", "thread %1").arg(row);
    return wording.translate("Timeline", "slot %1").arg(row - counts.threads);
}

} // namespace overlapse
