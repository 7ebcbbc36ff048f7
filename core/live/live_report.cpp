// SPDX-License-Identifier: MIT
// The parts of LiveExecutor that tell others: progress, batches for the feed, and the rows of a stopped run.
#include "live/live_executor.h"

#include <algorithm>

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

void LiveExecutor::beginWatch()
{
    m_useBefore = machineUseNow();
    m_pausedBefore = m_pausesTold = WorkClock::paused();
}

// Of a run that was stopped or paused, nobody can say what of the machine would have been its own: commands that were
// killed are not accounted for, and others go on during a pause.
void LiveExecutor::endWatch()
{
    m_conditions.paused = WorkClock::paused() - m_pausedBefore;
    if (!m_useBefore || m_trace.cancelled() || m_conditions.paused > Nanos(0))
        return;
    if (const std::optional<MachineUse> now = machineUseNow())
        m_conditions.disturbed = othersShare(*m_useBefore, *now);
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
    if (const Nanos paused = WorkClock::paused();
        paused != m_pausesTold) { // time zero lies later by that much
        m_pausesTold = paused;
        m_options.feed->started(m_clock.at(Nanos(0)));
    }
    m_report.inFlight.clear();
    if (!last) {
        m_recorder.forEachInFlight([this](Slot, const ItemRow &row) { m_report.inFlight.push_back(row); });
        addRunning();
    }
    m_options.feed->push(m_report);
}

// What threads are transforming right now is not in the recorder yet.
void LiveExecutor::addRunning()
{
    const std::vector<LaneState> &lanes = m_workers.lanes();
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
        const std::int64_t item = lanes[lane].item.load(std::memory_order_acquire);
        const auto row = std::find_if(m_report.inFlight.begin(), m_report.inFlight.end(),
                                      [item](const ItemRow &r) { return r.item == item; });
        if (item < 0 || row == m_report.inFlight.end() || row->transformStarted != absent)
            continue;
        const Nanos began(lanes[lane].began.load(std::memory_order_relaxed));
        if (row->fetchFinished == absent)
            row->fetchFinished = row->fetchYielded = began; // blocking: one stamp for all three
        // The lane may be an item further by now; a begin before the hand-over would be that of the one before.
        row->transformStarted = std::max(began, row->fetchYielded);
        row->transformLane = static_cast<std::int32_t>(lane);
    }
}

// Rule 12: nothing new starts; what is running comes back; what is waiting is dropped.
void LiveExecutor::finishStopped()
{
    m_stop.request(); // cancelled through the future: the threads must hear of it too
    m_handedOut -= m_workers.drop();
    while (m_handedOut > 0) {
        m_completions.sleepUntil(RunClock::TimePoint::max());
        m_completions.take(m_noticed);
        for (const TaskResult &result : m_noticed)
            noticeResult(result);
    }
    m_trace.setEnd(now());
    m_trace.setCancelled(true);
    m_recorder.forEachInFlight([this](Slot slot, const ItemRow &inFlight) {
        if (m_work.isReal())
            putDetail(slot, inFlight.item);
        ItemRow row = inFlight;
        if (row.fetchFinished == absent)
            row.fetchStatus = Status::Cancelled;
        else if (row.transformFinished == absent)
            row.transformStatus = Status::Cancelled;
        keep(row);
    });
}

} // namespace overlapse
