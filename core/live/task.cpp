// SPDX-License-Identifier: MIT
#include "live/task.h"

#include "workload/inputs.h"
#include "workload/transforms.h"

#include <utility>

namespace overlapse {

namespace {

// Spins on the clock, looking at stop each time round (far more often than every 50 us); false when stopped.
bool spinUntil(Nanos when, const TaskContext &context)
{
    while (context.clock->now() < when)
        if (context.stop->requested())
            return false;
    return true;
}

// CPU time never outruns the clock, so the thread's own clock is read only when enough of the other has passed.
bool burnCpu(Nanos time, Nanos cpuStart, const TaskContext &context, Nanos &used)
{
    for (used = threadCpuNow() - cpuStart; used < time; used = threadCpuNow() - cpuStart)
        if (!spinUntil(context.clock->now() + (time - used), context))
            return false;
    return true;
}

bool runBusy(TaskResult &result, Nanos time, const TaskContext &context)
{
    if (time < shortestCpuReading)
        return spinUntil(result.began + time, context);
    const Nanos cpuStart = threadCpuNow();
    if (context.work->transform == TransformKind::Cpu)
        return burnCpu(time, cpuStart, context, result.cpu);
    const bool whole = spinUntil(result.began + time, context);
    result.cpu = threadCpuNow() - cpuStart;
    return whole;
}

void runSteps(const Task &task, const TaskContext &context, TaskResult &result)
{
    // Whether a real transform is worth the reading is known only afterwards: this thread's last ones tell.
    thread_local Nanos usual = shortestCpuReading;
    const bool readCpu = usual >= shortestCpuReading;
    const Nanos cpuStart = readCpu ? threadCpuNow() : absent;
    TransformResult made = applySteps(context.work->steps, task.payload->data);
    if (readCpu)
        result.cpu = threadCpuNow() - cpuStart;
    task.payload->data.clear();
    task.payload->digest = std::move(made.digest);
    task.payload->transformBytes = made.bytes;
    task.payload->error = std::move(made.error);
    result.transformStatus = task.payload->error.isEmpty() ? Status::Ok : Status::Failed;
    usual = (usual * 7 + (context.clock->now() - result.began)) / 8;
}

void runTransform(const Task &task, const TaskContext &context, TaskResult &result, LaneState *state)
{
    if (state) {
        state->began.store(result.began.count(), std::memory_order_relaxed);
        state->item.store(task.item, std::memory_order_release);
    }
    bool whole = true;
    if (context.work->transform == TransformKind::Real) {
        runSteps(task, context, result);
    } else {
        const Nanos time = context.times->transform(task.item);
        if (time > Nanos(0))
            whole = runBusy(result, time, context);
        result.transformStatus = whole ? Status::Ok : Status::Cancelled;
    }
    result.ended = whole ? context.clock->now() : absent;
}

void readFile(const Task &task, const TaskContext &context, TaskResult &result)
{
    FileContent content = readWholeFile(context.work->inputs->paths[static_cast<std::size_t>(task.item)]);
    task.payload->fetchBytes = content.data.size();
    task.payload->data = std::move(content.data);
    task.payload->error = std::move(content.error);
    result.fetchStatus = task.payload->error.isEmpty() ? Status::Ok : Status::Failed;
}

// On a thread of its own; simulated fetches of the other modes are the driver's, by deadline.
void runFetch(const Task &task, const TaskContext &context, TaskResult &result)
{
    result.fetchStatus = Status::Ok;
    if (context.work->fetch == FetchKind::File) {
        readFile(task, context, result);
    } else {
        const Nanos time = context.times->fetch(task.item);
        if (time > Nanos(0) && context.stop->sleepUntil(context.clock->at(task.handedOver + time))) {
            result.fetchStatus = Status::Cancelled;
            return;
        }
    }
    result.ended = context.clock->now();
}

} // namespace

TaskResult runTask(const Task &task, const TaskContext &context, std::int32_t lane, LaneState *state)
{
    TaskResult result{.slot = task.slot, .fetches = task.fetches, .transforms = task.transforms};
    if (task.fetches) {
        runFetch(task, context, result);
        if (result.fetchStatus == Status::Cancelled || !task.transforms)
            return result;
        result.began = std::exchange(result.ended, absent); // the stages meet: one stamp
        if (result.fetchStatus == Status::Failed)
            return result;
        if (context.stop->requested()) {
            result.transformStatus = Status::Cancelled;
            return result;
        }
    } else {
        if (context.stop
                ->requested()) { // else all that a thread took at once would be left begun and not ended
            result.transformStatus = Status::Cancelled;
            return result;
        }
        result.began = context.clock->now();
    }
    result.lane = lane;
    runTransform(task, context, result, state);
    return result;
}

} // namespace overlapse
