// SPDX-License-Identifier: MIT
// The parts of LiveExecutor that tell others: progress, batches for the feed, and the rows of a stopped run.
#include "live/live_executor.h"

namespace overlapse {

namespace {

constexpr Nanos reportEvery = std::chrono::microseconds(16'667);
constexpr Nanos reportEveryWhenBusy = std::chrono::milliseconds(100);
constexpr std::int64_t longList = 2'000; // of rows in flight: copying it is no longer for nothing

} // namespace

Nanos LiveExecutor::nextReport() const
{
    if (!m_options.feed || (!m_reportDue && m_handedOut == 0))
        return Nanos::max();
    const bool busy = m_handedOut >= m_options.cores || !usesPool(m_spec.mode)
        || m_machine.fetchStageSize() + m_machine.transformStageSize() > longList;
    return m_lastReport + (busy ? reportEveryWhenBusy : reportEvery);
}

void LiveExecutor::report(bool last)
{
    const Nanos instant = now();
    if (!last && instant < (m_options.feed ? nextReport() : m_lastReport + reportEvery * 3))
        return;
    m_lastReport = instant;
    m_reportDue = false;
    m_promise->setProgressValue(static_cast<int>(std::min<std::int64_t>(m_recorder.emittedCount(), INT_MAX)));
    if (!m_options.feed)
        return;
    m_report.inFlight.clear();
    if (!last)
        m_recorder.forEachInFlight(
            [this](Slot slot, const ItemRow &row) { m_report.inFlight.push_back(rowInFlight(slot, row)); });
    m_options.feed->push(m_report);
}

// What threads are doing right now is not in the recorder yet.
ItemRow LiveExecutor::rowInFlight(Slot slot, const ItemRow &recorded) const
{
    ItemRow row = recorded;
    if (row.transformStarted != absent)
        return row;
    const Task &task = m_tasks[static_cast<std::size_t>(slot)];
    row.transformStarted = Nanos(task.transformStarted.load(std::memory_order_relaxed));
    row.transformLane = task.lane.load(std::memory_order_relaxed);
    if (row.fetchFinished == absent && row.transformStarted != absent)
        row.fetchFinished = row.fetchYielded = row.transformStarted; // blocking: one stamp for all three
    return row;
}

// Rule 12: nothing new starts; what is running comes back; what is waiting is dropped.
void LiveExecutor::finishStopped()
{
    m_stop.request(); // cancelled through the future: the threads must hear of it too
    if (m_pool)
        m_handedOut -= m_pool->drop();
    if (m_readers)
        m_handedOut -= m_readers->drop();
    while (m_handedOut > 0) {
        m_completions.sleepUntil(RunClock::TimePoint::max());
        m_completions.take(m_noticed);
        for (Task *task : m_noticed)
            noticeTask(*task);
    }
    m_trace.setEnd(now());
    m_trace.setCancelled(true);
    m_recorder.forEachInFlight([this](Slot, const ItemRow &inFlight) {
        ItemRow row = inFlight;
        if (row.fetchFinished == absent)
            row.fetchStatus = Status::Cancelled;
        else if (row.transformFinished == absent)
            row.transformStatus = Status::Cancelled;
        if (m_options.feed)
            m_report.finished.push_back(row);
        else
            m_trace.put(row);
    });
}

} // namespace overlapse
