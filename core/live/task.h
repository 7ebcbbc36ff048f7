// SPDX-License-Identifier: MIT
// What is handed to a thread, and what comes back. A thread writes only the task it was handed.
#pragma once

#include "live/thread_clock.h"
#include "pipeline/executor.h"
#include "trace/trace.h"
#include "workload/command_words.h"
#include "workload/draw.h"
#include "workload/steps.h"
#include "workload/stop_signal.h"

namespace overlapse {

/// What real work carries along, apart from the stamps, so that these stay in one cache line.
struct Payload
{
    QByteArray data;   ///< from the fetch to the transform
    ItemDetail detail; ///< what both stages found out
    Nanos fetchCpu =
        absent; ///< of the thread that fetched, or the share of one that fetches all, and of commands
    std::int64_t fetchBytes = -1;
    std::int64_t transformBytes = -1;
    std::uint16_t attempts = 1; ///< of the fetch
};

/// Handed to a thread, by value: a cache line that two cores keep writing is slow, so what goes out and what comes back
/// are packed apart from each other and from what the driver remembers, and both are small.
struct Task // NOLINT(cppcoreguidelines-pro-type-member-init): of a union, one is
{
    std::int64_t item = -1;
    union
    {
        Payload *payload = nullptr; ///< of real work
        Nanos handedOver;           ///< of simulated work in blocking: its fetch ends its time after this
    };
    Slot slot = noSlot;
    bool fetches = false;    ///< do the fetch
    bool transforms = false; ///< do the transform (after the fetch, if both)
};

/// What came of it.
struct TaskResult
{
    Slot slot = noSlot;
    std::int16_t lane = noLane; ///< of the transform: one of at most mostThreads
    bool fetches : 1 = false;
    bool transforms : 1 = false;
    Status fetchStatus : 4 = Status::NotReached;
    Status transformStatus : 4 = Status::NotReached;
    Nanos began = absent; ///< of the transform; in blocking also the end of the fetch
    Nanos ended = absent; ///< of the last thing it did; absent if it was cancelled
    Nanos cpu = absent;   ///< of the transform
};
static_assert(sizeof(Task) == 24 && sizeof(TaskResult) == 32);

/// What a thread is transforming right now, for those who look: written by the thread, read by the driver now and then.
struct alignas(128) LaneState
{
    std::atomic<std::int64_t> item{-1};
    std::atomic<std::int64_t> began{0};
};

class HttpFetcher;
class ServedLines;

/// What every thread of a run needs to do its work; read-only while it runs.
struct TaskContext
{
    const WorkSpec *work = nullptr;
    const ServiceTimes *times = nullptr;
    const RunClock *clock = nullptr;
    StopSignal *stop = nullptr;
    const Steps *steps = nullptr;                   ///< of a real transform
    HttpFetcher *http = nullptr;                    ///< of a real fetch over HTTP
    const Checked<CommandWords> *command = nullptr; ///< of a fetch by command; why it is none fails each item
    ServedLines *lines = nullptr;                   ///< of simulated fetches
};

/// Runs a task on the calling thread and stamps it. Ends early when a stop is requested: simulated work at once
/// (status Cancelled, `ended` absent), real work when its current step is done. What has not begun by then does not
/// begin (`began` absent too). A thread that comes from another task and has done nothing else passes that one's end as
/// `now`: it is the begin of this transform, for to read the clock again takes 23 ns, longer than what is between them.
TaskResult runTask(const Task &task, const TaskContext &context, std::int32_t lane,
                   LaneState *state = nullptr, Nanos now = absent);

/// What comes of a task that nobody can do: its first stage has failed, now, for the reason given. Real work tells it.
TaskResult failTask(const Task &task, const TaskContext &context, const QString &why);

} // namespace overlapse
