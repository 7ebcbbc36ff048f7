// SPDX-License-Identifier: MIT
#include "live/live_executor.h"

#include "live/clock_cost.h"
#include "pipeline/vector_state.h"

namespace overlapse {

namespace {

// The driver spins for a completion only where sleeping and waking would cost more than the transform.
constexpr Nanos worthSpinning = std::chrono::microseconds(10);
constexpr Nanos longestSpin = std::chrono::microseconds(50);

} // namespace

LiveExecutor::LiveExecutor(const PipelineSpec &spec, const WorkSpec &work, const LiveOptions &options,
                           StopSignal &stop, Completions &completions)
    : m_spec(spec), m_work(work), m_options(options), m_stop(stop), m_completions(completions), m_times(work),
      m_lines(m_times), m_inParts(!work.isReal() && (m_lines.any() || work.fetchTime.awaits > 1)),
      m_machine(spec, work.items, *this), m_trace(work.items, work.isReal()), m_awake(options.cores),
      m_workers(work, m_times, m_clock, stop, m_lines, completions, m_awake)
{
}

LiveExecutor::~LiveExecutor() = default;

// Consecutive events of one item share a reading of the clock: nothing but the machine's own bookkeeping is between
// them, some 10 ns, and a reading costs 23. Whatever takes time (a sleep, a transform, a look at completions) ends it.
Nanos LiveExecutor::stampFor(Slot slot)
{
    if (slot != m_stampedSlot) {
        m_stampedSlot = slot;
        m_stamp = now();
    }
    return m_stamp;
}

// Without memory for what happens next, what has happened is kept: the run ends as one that was stopped.
Trace LiveExecutor::run(QPromise<Trace> &promise)
{
    m_promise = &promise;
    try {
        runToEnd();
    } catch (const std::bad_alloc &) {
        memoryRanOut();
        m_trace.setEnd(std::max(now(), m_lastEmission));
    }
    if (m_conditions.problem.isEmpty())
        m_conditions.problem = m_workers.problem();
    else
        m_trace.setCancelled(true); // also where the last item was the one that found no memory
    endWatch();
    m_workers.end();
    report(true);
    return std::move(m_trace);
}

void LiveExecutor::runToEnd()
{
    QPromise<Trace> &promise = *m_promise;
    promise.setProgressRange(0, static_cast<int>(std::min<std::int64_t>(m_work.items, INT_MAX)));
    m_conditions.looking = lookingCost(); // before there is anybody whom it could disturb
    sleepPrecisely();
    m_workers.start(m_spec);
    clearUpperVectors();
    beginWatch();
    m_clock.start(); // time zero: the threads exist
    if (m_options.feed)
        m_options.feed->started(m_clock.at(Nanos(0)));
    for (;;) {
        if (m_stop.requested() || promise.isCanceled())
            m_machine.cancel();
        notice();
        const PipelineMachine::Poll result = m_machine.poll();
        if (result == PipelineMachine::Poll::Emitted)
            continue;
        if (result == PipelineMachine::Poll::Pending) {
            sleep();
            continue;
        }
        m_trace.setEnd(m_lastEmission);
        if (result == PipelineMachine::Poll::Stopped)
            finishStopped();
        return;
    }
}

void LiveExecutor::memoryRanOut()
{
    m_conditions.problem = QStringLiteral("memory ran out after %1 of %2 items: take fewer")
                               .arg(m_recorder.emittedCount())
                               .arg(m_work.items);
    m_stop.request();
}

// Everything due at or before now (rule 4): what threads handed back, then deadlines.
void LiveExecutor::notice()
{
    m_stampedSlot = noSlot;
    if (m_completions.some()) {
        m_completions.take(m_noticed);
        for (const TaskResult &result : m_noticed)
            noticeResult(result);
    }
    if (m_timer.empty())
        return;
    const Nanos instant = now();
    Nanos deadline{0};
    for (Slot slot = m_timer.popDue(instant, deadline); slot != noSlot;
         slot = m_timer.popDue(instant, deadline)) {
        if (m_inParts && !lastAwaitEnded(slot, deadline))
            continue;
        m_recorder.fetchFinished(slot, deadline, false);
        if (m_inParts)
            keepParts(slot);
        if (m_options.fetchNoticed)
            m_options.fetchNoticed(instant - deadline);
        m_machine.finished(slot, false);
    }
}

void LiveExecutor::noticeResult(const TaskResult &result)
{
    --m_handedOut;
    m_reportDue = true;
    const bool fetchFailed = result.fetchStatus == Status::Failed;
    if (result.fetches)
        recordFetch(result);
    if (result.transforms && !fetchFailed)
        recordTransform(result);
    if (fetchFailed || (result.transforms && result.transformStatus != Status::Cancelled))
        itemIsOver(fetchFailed || result.transformStatus == Status::Failed);
    if (result.fetchStatus != Status::Cancelled && result.transformStatus != Status::Cancelled)
        m_machine.finished(result.slot, fetchFailed || result.transformStatus == Status::Failed);
}

// Before it is emitted, which in order may take long: what is to end the run does not wait for that.
void LiveExecutor::itemIsOver(bool failed)
{
    ++m_over;
    if (!failed)
        return;
    ++m_failed;
    if (m_options.failed)
        m_options.failed->fetch_add(1, std::memory_order_relaxed);
    const HaltRule &halt = m_work.halt;
    const bool many = halt.failures > 0 && m_failed >= halt.failures;
    const bool mostly = halt.share > 0 && m_over >= HaltRule::leastItems
        && static_cast<double>(m_failed) > halt.share * static_cast<double>(m_over);
    if (m_work.rules.stopAtError || many || mostly)
        m_stop.request();
}

// A fetch that ran on a thread. In blocking one stamp ends it, yields it and begins the transform.
void LiveExecutor::recordFetch(const TaskResult &result)
{
    if (m_work.isReal()) {
        const Payload &payload = m_payloads[static_cast<std::size_t>(result.slot)];
        m_recorder.row(result.slot).fetchBytes = payload.fetchBytes;
        m_recorder.row(result.slot).fetchCpu = payload.fetchCpu;
        m_recorder.row(result.slot).attempts = payload.attempts;
    }
    const Nanos finished = result.transforms ? result.began : result.ended;
    if (finished == absent)
        return;
    const bool failed = result.fetchStatus == Status::Failed;
    m_recorder.fetchFinished(result.slot, finished, failed);
    keepLine(result.slot);
    if (!result.transforms)
        return;
    m_recorder.fetchYielded(result.slot, finished);
    if (failed)
        m_recorder.transformRan(result.slot, noLane, finished, finished, absent, Status::Skipped);
}

void LiveExecutor::recordTransform(const TaskResult &result)
{
    m_recorder.transformRan(result.slot, result.lane, result.began, result.ended, result.cpu,
                            result.transformStatus);
    if (m_work.isReal())
        m_recorder.row(result.slot).transformBytes =
            m_payloads[static_cast<std::size_t>(result.slot)].transformBytes;
    // In blocking, a thread is taken for all of the task, however short its transform.
    if (m_workers.havePool() && result.ended != absent)
        m_workers.learnTransform(
            result.ended - (result.fetches ? m_recorder.row(result.slot).fetchStarted : result.began));
}

void LiveExecutor::sleep()
{
    report(false);
    m_workers.publishTransforms();
    m_workers.publishFetches();
    const Nanos instant = now();
    const Nanos deadline = m_timer.empty() ? never : m_timer.next();
    if (deadline <= instant || m_completions.some())
        return;
    if (m_handedOut > 0 && m_workers.havePool() && m_workers.usualTransform() < worthSpinning
        && spinForCompletion())
        return;
    m_workers.wakeForAll();
    const Nanos lead = deadline == never ? Nanos(0) : m_spinLead.lead(instant);
    const Nanos wakeAt = std::min(deadline == never ? never : deadline - lead, nextReport());
    if (wakeAt > instant) {
        m_awake.add(-1);
        m_completions.sleepUntil(wakeAt == never ? RunClock::TimePoint::max() : m_clock.at(wakeAt));
        m_awake.add(1);
        const Nanos woke = now();
        if (wakeAt != never && woke >= wakeAt)
            m_spinLead.overslept(woke - wakeAt);
    }
    if (lead > Nanos(0))
        spinToDeadline(deadline);
}

// The last stretch before a deadline is spun, so that it is met to the microsecond.
void LiveExecutor::spinToDeadline(Nanos deadline)
{
    const Nanos begin = now();
    if (begin >= deadline || deadline - begin > std::chrono::microseconds(250))
        return;
    while (now() < deadline && !m_completions.some() && !m_stop.requested())
        continue;
    m_spinLead.spun(now() - begin);
}

bool LiveExecutor::spinForCompletion()
{
    const Nanos until = std::min(now() + longestSpin, m_timer.empty() ? never : m_timer.next());
    while (m_awake.maySpin()) {
        for (int i = 0; i < 16; ++i)
            if (m_completions.some())
                return true;
        if (now() >= until || m_stop.requested())
            return false;
    }
    return false;
}

Task LiveExecutor::taskFor(Slot slot)
{
    Task task;
    task.item = m_recorder.row(slot).item;
    task.slot = slot;
    if (m_work.isReal())
        task.payload = &m_payloads[static_cast<std::size_t>(slot)];
    return task;
}

void LiveExecutor::admitted(Slot slot, std::int64_t item)
{
    if (m_work.isReal() && static_cast<std::size_t>(slot) >= m_payloads.size())
        m_payloads.emplace_back();
    m_recorder.admitted(slot, item, stampFor(slot));
}

Outcome LiveExecutor::beginFetch(Slot slot)
{
    const Nanos instant = stampFor(slot);
    m_recorder.fetchStarted(slot, instant);
    m_reportDue = true;
    if (m_workers.doFetches()) {
        Task task = taskFor(slot);
        task.fetches = true;
        ++m_handedOut;
        m_workers.fetch(task);
        return Outcome::Pending;
    }
    const std::int64_t item = m_recorder.row(slot).item;
    const Nanos time = m_times.fetch(item);
    if (m_inParts && time > Nanos(0)) {
        if (static_cast<std::size_t>(slot) >= m_parts.size())
            m_parts.resize(static_cast<std::size_t>(slot) + 1);
        m_parts[static_cast<std::size_t>(slot)] = {};
        beginAwait(slot, instant);
        return Outcome::Pending;
    }
    if (time > Nanos(0)) {
        m_timer.push(instant + time, item, slot);
        return Outcome::Pending;
    }
    m_recorder.fetchFinished(slot, instant, false);
    return Outcome::Ready;
}

// Each is a request of its own to what serves so many at a time.
void LiveExecutor::beginAwait(Slot slot, Nanos instant)
{
    Parts &parts = m_parts[static_cast<std::size_t>(slot)];
    const std::int64_t item = m_recorder.row(slot).item;
    const Nanos time = m_times.await(item, parts.await);
    const ServiceLine::Service service = m_lines.any() ? m_lines.serve(slot, item, instant, time)
                                                       : ServiceLine::Service{instant, instant + time};
    if (service.begin > instant)
        parts.all.push_back({instant, service.begin, 1, PartKind::Capacity, Status::Ok});
    parts.since = service.begin;
    m_timer.push(service.end, item, slot);
}

bool LiveExecutor::lastAwaitEnded(Slot slot, Nanos when)
{
    Parts &parts = m_parts[static_cast<std::size_t>(slot)];
    parts.all.push_back({parts.since, when, 1, PartKind::Running, Status::Ok});
    parts.since = when;
    if (parts.await + 1 == m_times.awaits(m_recorder.row(slot).item))
        return true;
    m_machine.woke(slot);
    return false;
}

Outcome LiveExecutor::continueFetch(Slot slot)
{
    Parts &parts = m_parts[static_cast<std::size_t>(slot)];
    const Nanos instant = std::max(stampFor(slot), parts.since);
    if (instant > parts.since)
        parts.all.push_back({parts.since, instant, 1, PartKind::Unpolled, Status::Ok});
    ++parts.await;
    beginAwait(slot, instant);
    return Outcome::Pending;
}

void LiveExecutor::keepParts(Slot slot)
{
    std::vector<FetchPart> &parts = m_parts[static_cast<std::size_t>(slot)].all;
    if (std::ranges::any_of(parts, [](const FetchPart &part) { return isHeldBack(part.kind); }))
        keep(m_recorder.row(slot).item, {.parts = std::move(parts)});
}

void LiveExecutor::fetchYielded(Slot slot)
{
    m_recorder.fetchYielded(slot, stampFor(slot));
}

Outcome LiveExecutor::transformHere(Slot slot)
{
    Task task = taskFor(slot);
    task.transforms = true;
    m_workers.publishFetches();
    if (m_options.feed && (m_work.isReal() || m_times.transform(task.item) > worthSpinning)) {
        m_recorder.transformStarted(slot, driverLane, now());
        report(false);
    }
    const TaskResult result = runTask(task, m_workers.context(), driverLane);
    recordTransform(result);
    m_reportDue = true;
    if (result.transformStatus == Status::Cancelled)
        return Outcome::Stopped;
    itemIsOver(result.transformStatus == Status::Failed);
    notice(); // rule 6: before anything else is polled
    m_stampedSlot = slot;
    m_stamp = result.ended;
    return result.transformStatus == Status::Failed ? Outcome::Failed : Outcome::Ready;
}

Outcome LiveExecutor::spawnTransform(Slot slot)
{
    Task task = taskFor(slot);
    task.transforms = true;
    ++m_handedOut;
    m_workers.transform(task);
    return Outcome::Pending;
}

void LiveExecutor::transformSkipped(Slot slot)
{
    const Nanos instant = stampFor(slot);
    m_recorder.transformRan(slot, noLane, instant, instant, absent, Status::Skipped);
}

Outcome LiveExecutor::spawnTask(Slot slot)
{
    Task task = taskFor(slot);
    task.fetches = task.transforms = true;
    const Nanos instant = m_recorder.row(slot).fetchAdmitted; // fetch.admitted = fetch.started
    m_recorder.fetchStarted(slot, instant);
    if (!m_work.isReal())
        task.handedOver = instant;
    ++m_handedOut;
    m_reportDue = true;
    m_workers.transform(task);
    return Outcome::Pending;
}

void LiveExecutor::emitted(Slot slot)
{
    m_lastEmission = stampFor(slot);
    const ItemRow &row = m_recorder.emitted(slot, m_lastEmission);
    m_reportDue = true;
    if (m_work.isReal())
        putDetail(slot, row.item);
    keep(row);
    if ((m_recorder.emittedCount() & 0xfff) == 0)
        report(false);
}

void LiveExecutor::changed(const PipelineSpec &spec)
{
    m_spec = spec;
}

void LiveExecutor::putDetail(Slot slot, std::int64_t item)
{
    Payload &payload = m_payloads[static_cast<std::size_t>(slot)];
    ItemDetail detail = std::move(payload.detail);
    payload = Payload();
    if (detail == ItemDetail())
        return;
    keep(item, std::move(detail));
}

// Of a simulated fetch in blocking: whether it stood in a line, which was not measured but made.
void LiveExecutor::keepLine(Slot slot)
{
    if (!m_lines.any() || m_work.isReal())
        return;
    const ItemRow &row = m_recorder.row(slot);
    const Nanos served = std::min(m_lines.of(slot).begin, row.fetchFinished);
    if (served > row.fetchStarted)
        keep(row.item,
             {.parts = {{row.fetchStarted, served, 1, PartKind::Capacity, Status::Ok},
                        {served, row.fetchFinished, 1, PartKind::Running, Status::Ok}}});
}

void LiveExecutor::keep(const ItemRow &row)
{
    try {
        if (m_options.feed)
            m_report.finished.push_back(row);
        else
            m_trace.put(row);
    } catch (const std::bad_alloc &) {
        memoryRanOut();
    }
}

void LiveExecutor::keep(std::int64_t item, ItemDetail detail)
{
    try {
        if (m_options.feed)
            m_report.details.emplace_back(item, std::move(detail));
        else
            m_trace.putDetail(item, detail);
    } catch (const std::bad_alloc &) {
        memoryRanOut();
    }
}

} // namespace overlapse
