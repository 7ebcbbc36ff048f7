// SPDX-License-Identifier: MIT
// The level-of-detail indexes of one run: what it takes to draw any part of ten million items in a frame.
#pragma once

#include "levels/cumulative_times.h"
#include "levels/lane_times.h"
#include "levels/overlap_index.h"

namespace overlapse {

/// Some 15 bytes an item beside the trace. Reading is thread-safe.
class RunLevels
{
public:
    RunLevels() = default;
    /// Of a run that is complete or was stopped; O(n), on two threads where that is worth it.
    RunLevels(const Run &run, const WaitAccount &waits);

    /// The states that the run has, in the order of ItemState: the columns of times().
    [[nodiscard]] const StateColumns &columns() const { return m_columns; }
    [[nodiscard]] const OverlapIndex &overlaps() const { return m_overlaps; }
    /// Of all items together. It has one column more than columns(): the CPU time used, spread evenly over each span; a
    /// transform of which it is not known counts as one core, a fetch as none.
    [[nodiscard]] const CumulativeTimes &times() const { return m_times; }
    [[nodiscard]] const LaneTimes &lanes() const { return m_lanes; }
    /// Items that failed, in the order in which they did.
    [[nodiscard]] const std::vector<std::int32_t> &failed() const { return m_failed; }

    [[nodiscard]] std::size_t bytesUsed() const;

private:
    StateColumns m_columns;
    OverlapIndex m_overlaps;
    CumulativeTimes m_times;
    LaneTimes m_lanes;
    std::vector<std::int32_t> m_failed;
};

/// When the stage ended that failed; absent: none did.
Nanos failedAt(const Trace &trace, std::int64_t item);

} // namespace overlapse
