// SPDX-License-Identifier: MIT
// Item after item, where its time went: as WaitAccount tells it, at a cost that loops over millions can bear.
#pragma once

#include "analysis/stage_walk.h"
#include "analysis/walked_row.h"
#include "levels/item_state.h"

namespace overlapse {

/// Of a run that is complete or was stopped. For one thread; the run and the account must outlive it.
class StateWalk
{
public:
    StateWalk(const Run &run, const WaitAccount &waits)
        : m_run(run), m_waits(waits), m_ordered(run.spec.order == Order::Kept),
          m_pool(usesPool(run.spec.mode)), m_failed(run.trace.failedCount() > 0),
          m_details(run.trace.nextDetailed(0) >= 0)
    {
    }

    /// For each admitted item of [first, last) from which `wanted(item, row)`: `whole(state, begin, end)` and
    /// `held(stage, begin, end)` as walkStages(), then `done(item, row)`. Neighbouring ranges cost least.
    template<typename Wanted, typename Whole, typename Held, typename Done>
    void forEach(std::int64_t first, std::int64_t last, Wanted wanted, Whole whole, Held held, Done done)
    {
        if (first >= last)
            return;
        if (m_ordered && first != m_next)
            m_order = m_waits.orderEndsOf(m_run.trace, first);
        m_next = last;
        while (first < last) {
            const Trace::Columns columns = m_run.trace.columnsFrom(first);
            const std::int64_t count = std::min(columns.count, last - first);
            for (std::int64_t i = 0; i < count; ++i) {
                const WalkedRow row = walkedRow(columns, i, m_failed);
                if (row.fetchAdmitted != absent && wanted(first + i, row)) {
                    const auto state = [&](Cause cause, Nanos begin, Nanos end) {
                        whole(stateOf(cause, row.fetchStatus, row.transformStatus), begin, end);
                    };
                    const PackedParts parts = m_details ? m_run.trace.parts(first + i) : PackedParts();
                    walkStages(row, parts, m_run.trace.end(), m_order, m_pool, state, held);
                    done(first + i, row);
                }
                if (m_ordered)
                    m_order.add(row.fetchFinished, row.transformFinished);
            }
            first += count;
        }
    }

private:
    const Run &m_run;
    const WaitAccount &m_waits;
    bool m_ordered;
    bool m_pool;
    bool m_failed;
    bool m_details;
    OrderEnds m_order;
    std::int64_t m_next = 0; // of which m_order holds
};

/// The CPU time of a stage as cores over its span.
inline double coresOf(Nanos cpu, Nanos begin, Nanos end, double unknown)
{
    return cpu == absent || end <= begin
        ? unknown
        : static_cast<double>(cpu.count()) / static_cast<double>((end - begin).count());
}

/// Adds busy(begin, end, cores) of an item to `sums`: what is not known counts as one core of a transform, none of a fetch.
template<typename Sums>
void addBusy(Sums &sums, const Trace &trace, std::int64_t item, const WalkedRow &row)
{
    const Nanos open = trace.end();
    if (trace.hasBytes() && row.fetchStarted != absent) {
        const Nanos end = row.fetchFinished == absent ? open : row.fetchFinished;
        const double cores = coresOf(trace.fetchCpu(item), row.fetchStarted, end, 0);
        if (cores > 0)
            sums.busy(row.fetchStarted, end, cores);
    }
    if (row.transformStarted != absent) {
        const Nanos end = row.transformFinished == absent ? open : row.transformFinished;
        sums.busy(row.transformStarted, end, coresOf(row.transformCpu, row.transformStarted, end, 1));
    }
}

} // namespace overlapse
