// SPDX-License-Identifier: MIT
#include "live/task.h"

#include "live/http_fetcher.h"
#include "live/served_lines.h"
#include "workload/inputs.h"
#include "workload/output_folder.h"
#include "workload/retry.h"
#include "workload/run_command.h"

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

// Sleeps until then; true if a stop was requested. The program may have been stopped meanwhile, and the clock with it.
bool stoppedBefore(Nanos when, const TaskContext &context)
{
    while (context.clock->now() < when)
        if (context.stop->sleepUntil(context.clock->at(when)))
            return true;
    return context.stop->requested();
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

QByteArray inputOf(const WorkSpec &work, std::int64_t item)
{
    return work.inputs->paths[static_cast<std::size_t>(item)];
}

// The end of a transform, and part of its time. Empty, or why the item has failed.
QString writeResult(const WorkSpec &work, std::int64_t item, const QByteArray &data)
{
    return work.output ? work.output->folder->write(work.output->names[static_cast<std::size_t>(item)], data)
                       : QString();
}

// False if a stop ended it in the middle, which only commands can be.
bool runSteps(const Task &task, const TaskContext &context, TaskResult &result)
{
    // Whether a real transform is worth the reading is known only afterwards: this thread's last ones tell.
    thread_local Nanos usual = shortestCpuReading;
    const bool readCpu = usual >= shortestCpuReading || context.steps->startCommands();
    const Nanos cpuStart = readCpu ? threadCpuNow() : absent;
    Payload &payload = *task.payload;
    const WorkSpec &work = *context.work;
    StepData item{.data = std::exchange(payload.data, {}), .digest = {}, .note = {}, .error = {}};
    context.steps->apply(item,
                         {.input = inputOf(work, task.item),
                          .maxBytes = work.rules.maxBytes,
                          .timeout = std::max(work.rules.timeout, Nanos(0)),
                          .deadline = work.rules.deadline,
                          .stop = context.stop});
    if (item.error.isEmpty())
        item.error = writeResult(work, task.item, item.data);
    if (readCpu)
        result.cpu = threadCpuNow() - cpuStart + item.childCpu;
    payload.transformBytes = item.data.size();
    payload.detail.digest = std::move(item.digest);
    payload.detail.note = std::move(item.note);
    payload.detail.error = std::move(item.error);
    if (!payload.detail.error.isEmpty() && context.steps->startCommands() && context.stop->requested()) {
        payload.detail.error.clear();
        result.transformStatus = Status::Cancelled;
        return false;
    }
    result.transformStatus = payload.detail.error.isEmpty() ? Status::Ok : Status::Failed;
    usual = (usual * 7 + (context.clock->now() - result.began)) / 8;
    return true;
}

void runTransform(const Task &task, const TaskContext &context, TaskResult &result, LaneState *state)
{
    if (state) {
        state->began.store(result.began.count(), std::memory_order_relaxed);
        state->item.store(task.item, std::memory_order_release);
    }
    bool whole = true;
    if (context.work->transform == TransformKind::Real) {
        whole = runSteps(task, context, result);
    } else {
        const Nanos time = context.times->transform(task.item);
        if (time > Nanos(0))
            whole = runBusy(result, time, context);
        const bool real = context.work->isReal();
        if (whole && real) // what was fetched is the result
            task.payload->detail.error = writeResult(*context.work, task.item, task.payload->data);
        const bool failed = real && !task.payload->detail.error.isEmpty();
        result.transformStatus = !whole ? Status::Cancelled : failed ? Status::Failed : Status::Ok;
    }
    result.ended = whole ? context.clock->now() : absent;
}

void readFile(const Task &task, const TaskContext &context, TaskResult &result)
{
    const Nanos cpuStart = threadCpuNow();
    FileContent content = readWholeFile(inputOf(*context.work, task.item), context.work->rules.maxBytes);
    task.payload->fetchCpu = threadCpuNow() - cpuStart;
    task.payload->fetchBytes = content.data.size();
    task.payload->data = std::move(content.data);
    task.payload->detail.error = std::move(content.error);
    result.fetchStatus = task.payload->detail.error.isEmpty() ? Status::Ok : Status::Failed;
}

// The attempts of one item; the parts of a single one would say nothing that the stamps do not.
void runFetchCommand(const Task &task, const TaskContext &context, TaskResult &result)
{
    Payload &payload = *task.payload;
    if (!*context.command) {
        payload.detail.error = context.command->error;
        result.fetchStatus = Status::Failed;
        return;
    }
    const FetchRules &rules = context.work->rules;
    const std::vector<QByteArray> words = commandFor(**context.command, inputOf(*context.work, task.item));
    const Nanos started = context.clock->now();
    for (Nanos begin = started;; ++payload.attempts) {
        CommandLimits limits{
            .idle = std::max(rules.timeout, Nanos(0)), .total = Nanos(0), .maxBytes = rules.maxBytes};
        if (rules.deadline > Nanos(0))
            limits.total = std::max(rules.deadline - (begin - started), Nanos(1));
        const Nanos cpuStart = threadCpuNow();
        CommandResult made = runCommand(words, {}, limits, context.stop);
        payload.fetchCpu =
            std::max(payload.fetchCpu, Nanos(0)) + std::max(made.cpu, Nanos(0)) + threadCpuNow() - cpuStart;
        const Nanos end = context.clock->now();
        if (made.stopped) {
            result.fetchStatus = Status::Cancelled;
            return;
        }
        const bool failed = !made.error.isEmpty();
        if (failed || payload.attempts > 1)
            payload.detail.parts.push_back(
                {begin, end, payload.attempts, PartKind::Running, failed ? Status::Failed : Status::Ok});
        const Nanos again = end + backoffAfter(payload.attempts, context.work->seed, task.item);
        const bool inTime = rules.deadline <= Nanos(0) || again - started < rules.deadline;
        if (!failed || payload.attempts > rules.retries || !inTime) {
            payload.fetchBytes = made.out.size();
            payload.data = std::move(made.out);
            payload.detail.error = std::move(made.error);
            result.fetchStatus = failed ? Status::Failed : Status::Ok;
            return;
        }
        if (stoppedBefore(again, context)) {
            result.fetchStatus = Status::Cancelled;
            return;
        }
        begin = context.clock->now();
        payload.detail.parts.push_back({end, begin, payload.attempts, PartKind::Backoff, Status::Ok});
    }
}

// On a thread of its own; simulated fetches of the other modes are the driver's, by deadline.
void runFetch(const Task &task, const TaskContext &context, TaskResult &result)
{
    result.fetchStatus = Status::Ok;
    if (context.work->fetch == FetchKind::File) {
        readFile(task, context, result);
    } else if (context.work->fetch == FetchKind::Command) {
        runFetchCommand(task, context, result);
    } else if (context.work->fetch == FetchKind::Http) { // blocking: this thread has nothing else to do
        const TaskResult fetched = context.http->fetchAndWait(task);
        result.fetchStatus = fetched.fetchStatus;
        result.ended = fetched.ended;
        return;
    } else {
        const Nanos time = context.times->fetch(task.item);
        const Nanos end = context.lines->any()
            ? context.lines->serve(task.slot, task.item, task.handedOver, time).end
            : task.handedOver + time;
        if (end > task.handedOver && stoppedBefore(end, context)) {
            result.fetchStatus = Status::Cancelled;
            return;
        }
    }
    if (result.fetchStatus != Status::Cancelled)
        result.ended = context.clock->now();
}

} // namespace

namespace {

TaskResult runStages(const Task &task, const TaskContext &context, std::int32_t lane, LaneState *state,
                     Nanos now)
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
        result.began = now == absent ? context.clock->now() : now;
    }
    result.lane = static_cast<std::int16_t>(lane);
    runTransform(task, context, result, state);
    return result;
}

TaskResult noMemory(const Task &task, const TaskContext &context)
{
    if (context.work->isReal())
        task.payload->data = {};
    return failTask(task, context, QStringLiteral("not enough memory"));
}

} // namespace

TaskResult runTask(const Task &task, const TaskContext &context, std::int32_t lane, LaneState *state,
                   Nanos now)
{
    try {
        return runStages(task, context, lane, state, now);
    } catch (const std::bad_alloc &) {
        return noMemory(task, context);
    }
}

TaskResult failTask(const Task &task, const TaskContext &context, const QString &why)
{
    TaskResult result{.slot = task.slot, .fetches = task.fetches, .transforms = task.transforms};
    if (task.fetches)
        result.fetchStatus = Status::Failed;
    else
        result.transformStatus = Status::Failed;
    result.ended = context.clock->now();
    if (task.transforms)
        result.began = result.ended;
    if (context.work->isReal())
        task.payload->detail.error = why;
    return result;
}

} // namespace overlapse
