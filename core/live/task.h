// SPDX-License-Identifier: MIT
// What is handed to a thread, and what comes back. A thread writes only the task it was handed.
#pragma once

#include "live/stop_signal.h"
#include "live/thread_clock.h"
#include "pipeline/executor.h"
#include "pipeline/work_spec.h"
#include "trace/stamps.h"

namespace overlapse {

struct alignas(64) Task
{
    // Set by the driver before the hand-over.
    Slot slot = noSlot;
    std::int64_t item = -1;
    bool fetches = false;    ///< do the fetch
    bool transforms = false; ///< do the transform (after the fetch, if both)
    Nanos fetchTime{0};      ///< simulated work
    Nanos transformTime{0};
    Nanos handedOver{0}; ///< a simulated fetch on a thread ends this long after

    // Set by the thread, read by the driver after the hand-back; but for these two, which the driver may look
    // at meanwhile to show what is running.
    std::atomic<std::int64_t> transformStarted{-1};
    std::atomic<std::int32_t> lane{noLane};
    Nanos fetchFinished = absent;
    Nanos transformFinished = absent;
    Nanos transformCpu = absent;
    Status fetchStatus = Status::NotReached;
    Status transformStatus = Status::NotReached;
    std::int64_t fetchBytes = -1;
    std::int64_t transformBytes = -1;
    QByteArray data; ///< from the fetch to the transform
    QByteArray digest;
    QString error;

    void reset(Slot newSlot, std::int64_t newItem);
};

/// What every thread of a run needs to do its work; read-only while it runs.
struct TaskContext
{
    const WorkSpec *work;
    const RunClock *clock;
    StopSignal *stop;
};

/// Runs a task on the calling thread and stamps it. Ends early when a stop is requested: simulated work at once
/// (status Cancelled, missing stamps stay absent), real work when its current step is done.
void runTask(Task &task, const TaskContext &context, std::int32_t lane);

} // namespace overlapse
