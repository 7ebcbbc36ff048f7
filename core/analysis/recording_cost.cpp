// SPDX-License-Identifier: MIT
#include "analysis/recording_cost.h"

#include "analysis/figures.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {

class Counting
{
public:
    Counting(const Run &run, const WorkSpec &work) : m_work(work), m_blocking(run.spec.mode == Mode::Blocking)
    {
    }

    void count(const ItemRow &row)
    {
        countDriver(row);
        countFetch(row);
        countTransform(row);
    }
    [[nodiscard]] const RunReadings &sum() const { return m_sum; }

private:
    void countDriver(const ItemRow &row)
    {
        if (row.fetchAdmitted == absent)
            return;
        ++m_sum.driver.clock; // the begin of its fetch is the same
        if (!m_blocking && row.fetchYielded != absent && row.fetchYielded != row.fetchAdmitted)
            ++m_sum.driver.clock;
        if (row.transformYielded != absent && row.transformYielded != row.transformFinished)
            ++m_sum.driver.clock;
    }

    // The end of a simulated fetch is its deadline, which nobody has to read, but in blocking.
    void countFetch(const ItemRow &row)
    {
        Readings &thread = m_blocking ? m_sum.pool : m_sum.fetchers;
        if (row.fetchFinished != absent && (m_blocking || m_work.isReal()))
            ++thread.clock;
        if (row.fetchCpu != absent && m_work.fetch != FetchKind::Http)
            thread.threadClock += 2 * std::max<std::int64_t>(row.attempts, 1);
    }

    void countTransform(const ItemRow &row)
    {
        if (row.transformStarted == absent || row.transformStatus == Status::Skipped)
            return;
        Readings &thread = row.transformLane >= 0 ? m_sum.pool : m_sum.driver;
        if (!m_blocking && !followsAnother(row))
            ++thread.clock;
        if (row.transformFinished
            != absent) // of a real one also to tell whether the next is worth its CPU time
            thread.clock += m_work.transform == TransformKind::Real ? 2 : 1;
        if (row.transformCpu != absent)
            thread.threadClock += 2;
    }

    // A thread that took several at once begins each where the one before ended.
    bool followsAnother(const ItemRow &row)
    {
        if (row.transformLane < 0)
            return false;
        const auto lane = static_cast<std::size_t>(row.transformLane);
        if (lane >= m_lastEnd.size())
            m_lastEnd.resize(lane + 1, absent);
        return row.transformStarted == std::exchange(m_lastEnd[lane], row.transformFinished);
    }

    const WorkSpec &m_work;
    const bool m_blocking;
    RunReadings m_sum;
    std::vector<Nanos> m_lastEnd; // by thread of the pool
};

/// How many threads fetch at a time, on so many cores.
std::int64_t fetchersOf(const PipelineSpec &spec, const WorkSpec &work, int cores)
{
    return work.fetch == FetchKind::Http ? 1 : std::clamp<std::int64_t>(spec.fetchLimit, 1, cores);
}

} // namespace

double timeOf(const Readings &readings, const LookingCost &cost)
{
    return static_cast<double>(readings.clock) * cost.clockNs
        + static_cast<double>(readings.threadClock) * cost.threadClockNs;
}

RunReadings readingsOf(const Run &run, const WorkSpec &work)
{
    Counting counting(run, work);
    for (std::int64_t item = 0; item < run.trace.size(); ++item)
        counting.count(run.trace.row(item));
    return counting.sum();
}

std::optional<RecordingCost> recordingCostOf(const Run &run, const WorkSpec &work, int cores)
{
    if (run.clock != Clock::Live || !run.facts.looking || run.trace.end() <= Nanos(0))
        return std::nullopt;
    const RunReadings readings = readingsOf(run, work);
    const double driver = timeOf(readings.driver, *run.facts.looking);
    const double pool = timeOf(readings.pool, *run.facts.looking);
    const double fetchers = timeOf(readings.fetchers, *run.facts.looking);
    const auto makespan = static_cast<double>(run.trace.end().count());
    RecordingCost cost{.time = Nanos(std::llround(driver + pool + fetchers))};
    const auto offer = [&cost, makespan](double time, std::int64_t threads, TimeOf of) {
        const double share = std::min(time / (makespan * static_cast<double>(threads)), 1.0);
        if (share > cost.share)
            cost = {cost.time, share, of};
    };
    if (run.spec.mode == Mode::Sequential) {
        offer(driver + fetchers, 1, TimeOf::Run);
        return cost;
    }
    offer(driver, 1, usesPool(run.spec.mode) ? TimeOf::Driver : TimeOf::Run);
    offer(pool, parallelism(run.spec, TransformKind::Cpu, cores), TimeOf::Pool);
    offer(fetchers, fetchersOf(run.spec, work, std::max(cores, 1)), TimeOf::Fetchers);
    return cost;
}

} // namespace overlapse
