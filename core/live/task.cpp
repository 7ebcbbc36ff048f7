// SPDX-License-Identifier: MIT
#include "live/task.h"

#include "workload/inputs.h"
#include "workload/transforms.h"

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

bool runBusy(Task &task, const TaskContext &context, Nanos started)
{
    if (task.transformTime < shortestCpuReading)
        return spinUntil(started + task.transformTime, context);
    const Nanos cpuStart = threadCpuNow();
    bool whole = false;
    if (context.work->transform == TransformKind::Cpu) {
        whole = burnCpu(task.transformTime, cpuStart, context, task.transformCpu);
    } else {
        whole = spinUntil(started + task.transformTime, context);
        task.transformCpu = threadCpuNow() - cpuStart;
    }
    return whole;
}

// Whether a real transform is worth the reading is known only afterwards: this thread's last ones tell.
bool worthCpuReading(Nanos lastOnThisThread)
{
    return lastOnThisThread >= shortestCpuReading;
}

void runSteps(Task &task, const TaskContext &context, Nanos started)
{
    thread_local Nanos usual = shortestCpuReading;
    const bool readCpu = worthCpuReading(usual);
    const Nanos cpuStart = readCpu ? threadCpuNow() : absent;
    TransformResult result = applySteps(context.work->steps, task.data);
    if (readCpu)
        task.transformCpu = threadCpuNow() - cpuStart;
    task.data.clear();
    task.digest = std::move(result.digest);
    task.transformBytes = result.bytes;
    task.error = std::move(result.error);
    task.transformStatus = task.error.isEmpty() ? Status::Ok : Status::Failed;
    usual = (usual * 7 + (context.clock->now() - started)) / 8;
}

void runTransform(Task &task, const TaskContext &context, Nanos started)
{
    task.transformStarted.store(started.count(), std::memory_order_relaxed);
    bool whole = true;
    if (context.work->transform == TransformKind::Real) {
        runSteps(task, context, started);
    } else {
        if (task.transformTime > Nanos(0))
            whole = runBusy(task, context, started);
        task.transformStatus = whole ? Status::Ok : Status::Cancelled;
    }
    if (whole)
        task.transformFinished = context.clock->now();
}

void runFetch(Task &task, const TaskContext &context)
{
    if (context.work->fetch == FetchKind::File) {
        FileContent content = readWholeFile(context.work->inputs->paths[static_cast<std::size_t>(task.item)]);
        task.fetchBytes = content.data.size();
        task.data = std::move(content.data);
        task.error = std::move(content.error);
        task.fetchStatus = task.error.isEmpty() ? Status::Ok : Status::Failed;
    } else if (task.fetchTime > Nanos(0)
               && context.stop->sleepUntil(context.clock->at(task.handedOver + task.fetchTime))) {
        task.fetchStatus = Status::Cancelled;
        return;
    } else {
        task.fetchStatus = Status::Ok;
    }
    task.fetchFinished = context.clock->now();
}

} // namespace

void Task::reset(Slot newSlot, std::int64_t newItem)
{
    slot = newSlot;
    item = newItem;
    fetches = transforms = false;
    transformStarted.store(-1, std::memory_order_relaxed);
    lane.store(noLane, std::memory_order_relaxed);
    fetchFinished = transformFinished = transformCpu = absent;
    fetchStatus = transformStatus = Status::NotReached;
    fetchBytes = transformBytes = -1;
    // Only real work fills these, and moving out of them leaves them empty.
}

void runTask(Task &task, const TaskContext &context, std::int32_t lane)
{
    if (task.transforms)
        task.lane.store(lane, std::memory_order_relaxed);
    Nanos started = absent;
    if (task.fetches) {
        runFetch(task, context);
        if (task.fetchStatus != Status::Ok || !task.transforms)
            return;
        started = task.fetchFinished; // the stages meet: one stamp
        if (context.stop->requested()) {
            task.transformStatus = Status::Cancelled;
            return;
        }
    } else {
        started = context.clock->now();
    }
    runTransform(task, context, started);
}

} // namespace overlapse
