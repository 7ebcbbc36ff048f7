// SPDX-License-Identifier: MIT
#include "levels/run_levels.h"

#include "levels/state_walk.h"
#include "levels/time_sums.h"

#include <algorithm>
#include <thread>

namespace overlapse {

namespace {

constexpr std::int64_t itemsBetween = 32; // of which the admission, and the emission, is an edge of the grid
constexpr std::int64_t worthThread = 50'000; // items

StateColumns columnsOf(const Run &run, const WaitAccount &waits)
{
    StateColumns columns;
    for (int cause = 0; cause < causeCount; ++cause)
        if (waits.totals()[static_cast<std::size_t>(cause)] > Nanos(0))
            columns.add(static_cast<ItemState>(cause));
    if (run.trace.failedCount() > 0) {
        columns.add(ItemState::FetchFailed);
        columns.add(ItemState::TransformFailed);
    }
    return columns;
}

/// Dense where much begins and ends.
std::vector<Nanos> edgesOf(const Trace &trace)
{
    std::vector<Nanos> edges{Nanos(0), std::max(trace.end(), Nanos(1))};
    for (std::int64_t item = 0; item < trace.size(); item += itemsBetween)
        for (const StampColumn column : {StampColumn::FetchAdmitted, StampColumn::TransformYielded})
            if (const Nanos at = trace.stamp(column, item); at != absent)
                edges.push_back(at);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

CumulativeTimes timesOf(const Run &run, const WaitAccount &waits, const StateColumns &columns)
{
    const std::vector<Nanos> edges = edgesOf(run.trace);
    TimeSums<EdgeGrid> sums(EdgeGrid(edges), columns, waits.holdSteps());
    StateWalk walk(run, waits);
    walk.forEach(
        0, run.trace.size(), [](std::int64_t, const WalkedRow &) { return true; },
        [&sums](ItemState state, Nanos begin, Nanos end) { sums.add(state, begin, end); },
        [&sums](int stage, Nanos begin, Nanos end) { sums.held(stage, begin, end); },
        [&](std::int64_t item, const WalkedRow &row) { addBusy(sums, run.trace, item, row); });
    CumulativeTimes times(columns.count() + 1);
    times.reserve(edges.size());
    std::vector<std::int64_t> cumulative(static_cast<std::size_t>(columns.count()) + 1);
    times.append(edges.front(), cumulative.data());
    double busy = 0;
    sums.drain([&](std::int64_t interval, const std::vector<std::int64_t> &within, double used) {
        const Nanos begin = edges[static_cast<std::size_t>(interval)];
        if (begin > times.time(times.size() - 1))
            times.append(begin, cumulative.data()); // before the first admission
        for (std::size_t c = 0; c < within.size(); ++c)
            cumulative[c] += within[c];
        busy += used;
        cumulative.back() = std::llround(busy);
        const Nanos end = edges[static_cast<std::size_t>(interval) + 1];
        times.append(end, cumulative.data());
    });
    if (times.time(times.size() - 1) < edges.back())
        times.append(edges.back(), cumulative.data());
    return times;
}

std::vector<std::int32_t> failedOf(const Trace &trace)
{
    std::vector<std::int32_t> failed;
    if (trace.failedCount() == 0)
        return failed;
    for (std::int64_t item = 0; item < trace.size(); ++item)
        if (failedAt(trace, item) != absent)
            failed.push_back(static_cast<std::int32_t>(item));
    std::sort(failed.begin(), failed.end(),
              [&trace](std::int32_t a, std::int32_t b) { return failedAt(trace, a) < failedAt(trace, b); });
    return failed;
}

} // namespace

Nanos failedAt(const Trace &trace, std::int64_t item)
{
    const Trace::Columns row = trace.columnsFrom(item);
    if (row.status[0][0] == Status::Failed)
        return row[StampColumn::FetchFinished][0];
    return row.status[1][0] == Status::Failed ? row[StampColumn::TransformFinished][0] : absent;
}

RunLevels::RunLevels(const Run &run, const WaitAccount &waits) : m_columns(columnsOf(run, waits))
{
    const auto others = [&] {
        m_overlaps = OverlapIndex(run.trace);
        m_failed = failedOf(run.trace);
        m_lanes = LaneTimes(run, waits, m_columns);
    };
    if (run.trace.size() < worthThread) {
        others();
        m_times = timesOf(run, waits, m_columns);
        return;
    }
    std::thread other(others);
    m_times = timesOf(run, waits, m_columns);
    other.join();
}

std::size_t RunLevels::bytesUsed() const
{
    return m_overlaps.bytesUsed() + m_times.bytesUsed() + m_lanes.bytesUsed()
        + m_failed.capacity() * sizeof(std::int32_t);
}

} // namespace overlapse
