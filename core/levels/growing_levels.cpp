// SPDX-License-Identifier: MIT
#include "levels/growing_levels.h"

#include "levels/run_levels.h"

#include <algorithm>

namespace overlapse {

namespace {

StateColumns columnsOf(const PipelineSpec &spec)
{
    StateColumns columns;
    const bool pool = usesPool(spec.mode);
    for (const Cause cause :
         {Cause::FetchQueued, Cause::FetchRunning, Cause::FetchHeldOrder,
          pool ? Cause::FetchHeldFull : Cause::FetchHeldDriver, Cause::TransformQueuedPool,
          Cause::TransformQueuedDriver, Cause::TransformCpu, Cause::TransformOffCpu, Cause::TransformUnknown,
          Cause::TransformHeldOrder, Cause::TransformHeldWakeup})
        columns.add(static_cast<ItemState>(cause));
    columns.add(ItemState::FetchFailed);
    columns.add(ItemState::TransformFailed);
    return columns;
}

} // namespace

GrowingLevels::GrowingLevels(const PipelineSpec &spec)
    : m_ordered(spec.order == Order::Kept), m_pool(usesPool(spec.mode)), m_columns(columnsOf(spec)),
      m_stride(m_columns.count() + 1), m_own(static_cast<std::size_t>(m_stride)),
      m_covers(static_cast<std::size_t>(m_stride)), m_running(static_cast<std::size_t>(m_stride)),
      m_times(m_stride)
{
    const std::vector<std::int64_t> nothing(static_cast<std::size_t>(m_stride));
    m_times.append(Nanos(0), nothing.data());
}

void GrowingLevels::add(const ItemRow &row)
{
    const Nanos end = row.transformYielded;
    if (row.fetchAdmitted == absent || end == absent)
        return; // cut off: it is told when the run has ended
    m_overlaps.add(row.item, row.fetchAdmitted, end);
    addEdge(end);
    if (m_ordered && row.item / orderBlock >= static_cast<std::int64_t>(m_orders.size()))
        m_orders.resize(static_cast<std::size_t>(row.item / orderBlock) + 1, m_order);
    const auto add = [this](ItemState state, Nanos from, Nanos to) {
        if (const int column = m_columns.of(state); column >= 0)
            addSpan(column, from, to, 1);
    };
    const auto whole = [&](Cause cause, Nanos from, Nanos to) {
        add(stateOf(cause, row.fetchStatus, row.transformStatus), from, to);
    };
    const auto held = [&](int stage, Nanos from, Nanos to) {
        const Cause fetch = m_pool ? Cause::FetchHeldFull : Cause::FetchHeldDriver;
        add(static_cast<ItemState>(stage == 0 ? fetch : Cause::TransformHeldWakeup), from, to);
    };
    walkStages(row, PackedParts(), end, m_order, m_pool, whole, held);
    const int busy = m_columns.count();
    const auto used = [&](Nanos from, Nanos to, double cores) {
        if (from != absent && to != absent && to > from)
            addSpan(busy, from, to, std::llround(cores * oneCore));
    };
    used(row.fetchStarted, row.fetchFinished, coresOf(row.fetchCpu, row.fetchStarted, row.fetchFinished, 0));
    used(row.transformStarted, row.transformFinished,
         coresOf(row.transformCpu, row.transformStarted, row.transformFinished, 1));
    if (m_ordered)
        m_order.add(row.fetchFinished, row.transformFinished);
    if (row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed)
        m_failed.push_back(static_cast<std::int32_t>(row.item));
}

// The last edge is never before the end of an item, so that nothing reaches beyond it; it moves until enough have ended.
void GrowingLevels::addEdge(Nanos end)
{
    if (end <= m_edges.back())
        return;
    if (++m_sinceEdge < itemsBetween) {
        m_edges.back() = end;
        m_changed = std::min(m_changed, static_cast<std::int64_t>(m_edges.size()) - 2);
        return;
    }
    m_sinceEdge = 0;
    m_edges.push_back(end);
    m_own.resize(m_own.size() + static_cast<std::size_t>(m_stride));
    m_covers.resize(m_own.size());
}

std::int64_t GrowingLevels::binOf(Nanos time) const
{
    const auto after = std::upper_bound(m_edges.begin(), m_edges.end(), time);
    return std::clamp<std::int64_t>(after - m_edges.begin() - 1, 0,
                                    static_cast<std::int64_t>(m_edges.size()) - 2);
}

void GrowingLevels::addSpan(int column, Nanos begin, Nanos end, std::int64_t weight)
{
    const std::int64_t from = binOf(begin);
    const std::int64_t to = binOf(end);
    const auto edge = [this](std::int64_t i) { return m_edges[static_cast<std::size_t>(i)]; };
    const auto at = [&](std::vector<std::int64_t> &values, std::int64_t bin) -> std::int64_t & {
        return values[static_cast<std::size_t>(bin * m_stride + column)];
    };
    const std::int64_t unit = column == m_columns.count() ? oneCore : 1;
    if (from == to) {
        at(m_own, from) += (end - begin).count() * weight / unit;
    } else {
        at(m_own, from) += (edge(from + 1) - begin).count() * weight / unit;
        at(m_own, to) += (end - edge(to)).count() * weight / unit;
        at(m_covers, from + 1) += weight;
        at(m_covers, to) -= weight;
    }
    m_changed = std::min(m_changed, from);
}

const CumulativeTimes &GrowingLevels::times() const
{
    const auto bins = static_cast<std::int64_t>(m_edges.size()) - 1;
    const auto stride = static_cast<std::size_t>(m_stride);
    if (m_changed >= bins)
        return m_times;
    m_running.resize(static_cast<std::size_t>(bins + 1) * stride);
    m_times.truncate(static_cast<std::size_t>(m_changed) + 1);
    std::vector<std::int64_t> sums(stride);
    CumulativeTimes::Hint hint;
    m_times.before(m_edges[static_cast<std::size_t>(m_changed)], hint, sums.data());
    for (std::int64_t bin = m_changed; bin < bins; ++bin) {
        const std::size_t row = static_cast<std::size_t>(bin) * stride;
        const std::int64_t width =
            (m_edges[static_cast<std::size_t>(bin) + 1] - m_edges[static_cast<std::size_t>(bin)]).count();
        for (std::size_t c = 0; c < stride; ++c) {
            const std::int64_t covers = m_running[row + c] + m_covers[row + c];
            const std::int64_t unit = c + 1 == stride ? oneCore : 1;
            sums[c] += m_own[row + c] + width * covers / unit;
            m_running[row + stride + c] = covers;
        }
        m_times.append(m_edges[static_cast<std::size_t>(bin) + 1], sums.data());
    }
    m_changed = bins;
    return m_times;
}

OrderEnds GrowingLevels::orderEndsBefore(std::int64_t item, const Trace &trace) const
{
    if (!m_ordered)
        return {};
    const std::int64_t block = std::min(item / orderBlock, static_cast<std::int64_t>(m_orders.size()) - 1);
    if (block < 0)
        return {};
    OrderEnds order = m_orders[static_cast<std::size_t>(block)];
    for (std::int64_t before = block * orderBlock; before < std::min(item, trace.size()); ++before)
        if (trace.stamp(StampColumn::FetchAdmitted, before) != absent)
            order.add(trace.stamp(StampColumn::FetchFinished, before),
                      trace.stamp(StampColumn::TransformFinished, before));
    return order;
}

} // namespace overlapse
