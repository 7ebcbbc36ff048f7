// SPDX-License-Identifier: MIT
#include "levels/lane_times.h"

#include "levels/state_walk.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace overlapse {

namespace {

using Occupies = bool (*)(ItemState);

bool holdsBoth(ItemState state)
{
    return holdsSlot(state) || holdsThread(state);
}

StateColumns only(const StateColumns &columns, Occupies occupies)
{
    StateColumns kept;
    for (int c = 0; c < columns.count(); ++c)
        if (occupies(columns.state(c)))
            kept.add(columns.state(c));
    return kept;
}

/// Lanes whose spans come in order of time, each span with the time that it adds in each column.
class GrowingLanes
{
public:
    /// `spans`: of all of them together, about.
    GrowingLanes(std::int64_t lanes, int columns, std::int64_t spans)
        : m_columns(columns), m_ofLane(static_cast<std::size_t>(spans / lanes / LaneTimes::spansBetween + 2)),
          m_lanes(static_cast<std::size_t>(lanes)), m_sums(static_cast<std::size_t>(lanes * columns))
    {
    }

    void add(std::int64_t lane, Nanos begin, Nanos end, const std::int64_t *times)
    {
        Lane &known = m_lanes[static_cast<std::size_t>(lane)];
        std::int64_t *sums = m_sums.data() + lane * m_columns;
        if (known.spans++ % LaneTimes::spansBetween == 0 && begin > known.told) {
            if (known.times.columns() == 0) {
                known.times = CumulativeTimes(m_columns);
                known.times.reserve(m_ofLane);
            }
            known.times.append(begin, sums);
            known.told = begin;
        }
        for (int c = 0; c < m_columns; ++c)
            sums[c] += times[c];
        known.end = std::max(known.end, end);
    }

    std::vector<CumulativeTimes> take()
    {
        std::vector<CumulativeTimes> all;
        for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
            Lane &known = m_lanes[lane];
            if (known.times.columns() > 0 && known.end > known.told)
                known.times.append(known.end, m_sums.data() + lane * static_cast<std::size_t>(m_columns));
            all.push_back(std::move(known.times));
        }
        return all;
    }

private:
    struct Lane
    {
        CumulativeTimes times;
        Nanos told = Nanos::min();
        Nanos end = Nanos::min();
        std::int64_t spans = 0;
    };

    int m_columns;
    std::size_t m_ofLane; // instants, if all are alike
    std::vector<Lane> m_lanes;
    std::vector<std::int64_t> m_sums; // by lane
};

/// Lanes that take their items in order of admission: fetch slots, and in blocking the threads.
class AdmittedLanes
{
public:
    AdmittedLanes(const Run &run, const WaitAccount &waits, const StateColumns &columns, Occupies occupies,
                  std::int64_t lanes)
        : m_steps(waits.holdSteps()), m_columns(columns), m_occupies(occupies), m_count(lanes),
          m_lanes(lanes, columns.count(), run.trace.size()), m_walk(run, waits),
          m_stage(run.spec.mode == Mode::Blocking ? 1 : 0), m_trace(run.trace),
          m_times(static_cast<std::size_t>(columns.count()))
    {
    }

    std::vector<CumulativeTimes> build()
    {
        m_walk.forEach(
            0, m_trace.size(), [](std::int64_t, const WalkedRow &) { return true; },
            [this](ItemState state, Nanos begin, Nanos end) {
                if (m_occupies(state))
                    add(state, begin, end, (end - begin).count());
            },
            [this](int stage, Nanos begin, Nanos end) { held(stage, begin, end); },
            [this](std::int64_t, const WalkedRow &row) {
                finish(m_stage == 0 ? row.fetchLane : row.transformLane);
            });
        return m_lanes.take();
    }

private:
    void add(ItemState state, Nanos begin, Nanos end, std::int64_t length)
    {
        if (const int column = m_columns.of(state); column >= 0)
            m_times[static_cast<std::size_t>(column)] += length;
        m_begin = std::min(m_begin, begin);
        m_end = std::max(m_end, end);
    }
    void held(int stage, Nanos begin, Nanos end)
    {
        if (stage != 0)
            return; // a transform that is held has left its thread
        const HoldSteps::Sums before = m_steps.sumsBefore(begin, m_places[0]);
        const HoldSteps::Sums after = m_steps.sumsBefore(end, m_places[1]);
        const std::int64_t driver = (after.driver - before.driver).count();
        const std::int64_t full = (after.full - before.full).count();
        add(static_cast<ItemState>(Cause::FetchHeldDriver), begin, end, driver);
        add(static_cast<ItemState>(Cause::FetchHeldFull), begin, end, full);
        add(static_cast<ItemState>(Cause::FetchHeldWakeup), begin, end,
            (end - begin).count() - driver - full);
    }
    void finish(std::int32_t lane)
    {
        if (lane >= 0 && lane < m_count && m_end > m_begin)
            m_lanes.add(lane, m_begin, m_end, m_times.data());
        std::fill(m_times.begin(), m_times.end(), 0);
        m_begin = Nanos::max();
        m_end = Nanos::min();
    }

    const HoldSteps &m_steps;
    const StateColumns &m_columns;
    Occupies m_occupies;
    std::int64_t m_count;
    GrowingLanes m_lanes;
    StateWalk m_walk;
    int m_stage;
    const Trace &m_trace;
    std::vector<std::int64_t> m_times; // of one item
    Nanos m_begin = Nanos::max();
    Nanos m_end = Nanos::min();
    std::array<HoldSteps::Place, 2> m_places{};
};

/// Items by the thread that transformed them, in the order in which it began them.
class ItemsByThread
{
public:
    ItemsByThread(const Trace &trace, std::int64_t lanes)
        : m_trace(trace), m_begins(static_cast<std::size_t>(lanes) + 2, 0)
    {
        forEach(lanes, [this](std::size_t lane, std::uint32_t) { ++m_begins[lane + 2]; });
        for (std::size_t lane = 2; lane < m_begins.size(); ++lane)
            m_begins[lane] += m_begins[lane - 1];
        m_items.resize(m_begins.back());
        forEach(lanes,
                [this](std::size_t lane, std::uint32_t item) { m_items[m_begins[lane + 1]++] = item; });
        // With order kept they are in order as they come.
        for (std::size_t lane = 0; lane + 2 < m_begins.size(); ++lane)
            sortByStart({m_items.data() + m_begins[lane], m_begins[lane + 1] - m_begins[lane]});
    }

    template<typename Visit>
    void forEachOf(std::int64_t lane, Visit visit) const
    {
        const auto at = static_cast<std::size_t>(lane);
        for (std::size_t i = m_begins[at]; i < m_begins[at + 1]; ++i)
            visit(std::int64_t{m_items[i]});
    }

private:
    /// Beside each its start, which is not read again for every comparison.
    void sortByStart(std::span<std::uint32_t> items)
    {
        m_started.clear();
        m_started.reserve(items.size());
        for (const std::uint32_t item : items)
            m_started.emplace_back(m_trace.stamp(StampColumn::TransformStarted, item), item);
        if (std::is_sorted(m_started.begin(), m_started.end()))
            return;
        std::sort(m_started.begin(), m_started.end());
        std::transform(m_started.begin(), m_started.end(), items.begin(),
                       [](const auto &started) { return started.second; });
    }
    template<typename Visit>
    void forEach(std::int64_t lanes, Visit visit) const
    {
        for (std::int64_t first = 0; first < m_trace.size();) {
            const Trace::Columns columns = m_trace.columnsFrom(first);
            for (std::int64_t i = 0; i < columns.count; ++i) {
                const std::int32_t raw = columns.lanes[1][i];
                const std::int64_t lane = raw == driverLane ? 0 : raw;
                if (raw != noLane && lane < lanes && columns[StampColumn::TransformStarted][i] != absent)
                    visit(static_cast<std::size_t>(lane), static_cast<std::uint32_t>(first + i));
            }
            first += columns.count;
        }
    }

    const Trace &m_trace;
    std::vector<std::size_t> m_begins; // of each lane, shifted by one while it is filled
    std::vector<std::uint32_t> m_items;
    std::vector<std::pair<Nanos, std::uint32_t>> m_started; // those of one lane
};

/// A thread is occupied by transforms alone, whose states their stamps tell.
std::vector<CumulativeTimes> threadLanes(const Run &run, const StateColumns &columns, std::int64_t lanes)
{
    const ItemsByThread items(run.trace, lanes);
    GrowingLanes grown(lanes, columns.count(), run.trace.size());
    std::vector<std::int64_t> times(static_cast<std::size_t>(columns.count()));
    const bool failed = run.trace.failedCount() > 0;
    for (std::int64_t lane = 0; lane < lanes; ++lane)
        items.forEachOf(lane, [&](std::int64_t item) {
            const Trace::Columns row = run.trace.columnsFrom(item);
            const Nanos begin = row[StampColumn::TransformStarted][0];
            const Nanos finished = row[StampColumn::TransformFinished][0];
            const Nanos end = finished == absent ? std::max(begin, run.trace.end()) : finished;
            const Nanos cpu = row[StampColumn::TransformCpu][0];
            const Status status = failed ? row.status[1][0] : Status::Ok;
            const auto add = [&](Cause cause, Nanos length) {
                if (const int column = columns.of(stateOf(cause, Status::Ok, status)); column >= 0)
                    times[static_cast<std::size_t>(column)] += length.count();
            };
            std::fill(times.begin(), times.end(), 0);
            const Nanos on = std::clamp(cpu, Nanos(0), end - begin);
            if (cpu == absent) {
                add(Cause::TransformUnknown, end - begin);
            } else {
                add(Cause::TransformCpu, on);
                add(Cause::TransformOffCpu, end - begin - on);
            }
            if (end > begin)
                grown.add(lane, begin, end, times.data());
        });
    return grown.take();
}

std::size_t bytesOf(const std::vector<CumulativeTimes> &lanes)
{
    std::size_t sum = 0;
    for (const CumulativeTimes &lane : lanes)
        sum += sizeof lane + lane.bytesUsed();
    return sum;
}

} // namespace

LaneTimes::LaneTimes(const Run &run, const WaitAccount &waits, const StateColumns &columns)
{
    const Trace &trace = run.trace;
    const bool blocking = run.spec.mode == Mode::Blocking;
    const bool pool = usesPool(run.spec.mode);
    const std::int64_t items = std::max<std::int64_t>(trace.size(), 1);
    const std::int64_t threads = pool ? std::min<std::int64_t>(run.spec.threads, items) : 1;
    const std::int64_t slotCount = blocking ? 0 : std::min(effectiveFetchLimit(run.spec), items);
    m_slotColumns = only(columns, holdsSlot);
    m_threadColumns = only(columns, blocking ? holdsBoth : holdsThread);
    if (slotCount > 0)
        m_slots = AdmittedLanes(run, waits, m_slotColumns, holdsSlot, slotCount).build();
    m_threads = blocking ? AdmittedLanes(run, waits, m_threadColumns, holdsBoth, threads).build()
                         : threadLanes(run, m_threadColumns, threads);
}

std::size_t LaneTimes::bytesUsed() const
{
    return bytesOf(m_slots) + bytesOf(m_threads);
}

} // namespace overlapse
