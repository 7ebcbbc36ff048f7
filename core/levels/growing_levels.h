// SPDX-License-Identifier: MIT
// The indexes of a run that grows: each finished item enters them once, whatever the order they finish in.
#pragma once

#include "levels/cumulative_times.h"
#include "levels/overlap_index.h"
#include "levels/state_walk.h"

namespace overlapse {

/// For one thread. What holds an item while it could go on is told from its mode alone (a full stage, or the driver), as its
/// steps are known only at the end.
class GrowingLevels
{
public:
    GrowingLevels() : GrowingLevels(PipelineSpec{}) {}
    explicit GrowingLevels(const PipelineSpec &spec);

    /// An item that has left the pipeline, after it was put into the trace; with order kept, in order. Amortised O(1).
    void add(const ItemRow &row);

    /// Columns of times(), which has one more for the CPU time used.
    [[nodiscard]] const StateColumns &columns() const { return m_columns; }
    [[nodiscard]] const OverlapIndex &overlaps() const { return m_overlaps; }
    /// Of the items added. Brings what came since the last call into it.
    [[nodiscard]] const CumulativeTimes &times() const;
    /// Items that failed, in the order in which they did.
    [[nodiscard]] const std::vector<std::int32_t> &failed() const { return m_failed; }
    /// What order holds an item back for, by those before it that were added.
    [[nodiscard]] OrderEnds orderEndsBefore(std::int64_t item, const Trace &trace) const;

private:
    void addSpan(int column, Nanos begin, Nanos end, std::int64_t weight);
    void addEdge(Nanos end);
    [[nodiscard]] std::int64_t binOf(Nanos time) const;

    static constexpr std::int64_t itemsBetween = 16; // of which the end is an edge
    static constexpr std::int64_t orderBlock = 64;
    static constexpr std::int64_t oneCore = 1024;

    bool m_ordered;
    bool m_pool;
    StateColumns m_columns;
    OverlapIndex m_overlaps;
    std::vector<std::int32_t> m_failed;
    OrderEnds m_order;
    std::vector<OrderEnds> m_orders; // before each block's first item
    std::int64_t m_sinceEdge = 0;
    // Intervals between edges: what begins or ends in each, and by a difference what covers it.
    int m_stride;
    std::vector<Nanos> m_edges{Nanos(0), Nanos(1)};
    std::vector<std::int64_t> m_own;
    std::vector<std::int64_t> m_covers;
    mutable std::vector<std::int64_t> m_running; // what covers each, as it was added up last
    mutable CumulativeTimes m_times;
    mutable std::int64_t m_changed = 0; // the first interval that times() does not have as it is
};

} // namespace overlapse
