// SPDX-License-Identifier: MIT
#include "virtual/virtual_executor.h"

#include "pipeline/clock_end.h"
#include "pipeline/vector_state.h"

#include <algorithm>
#include <cassert>

namespace overlapse {

namespace {

// What holds fetches back has been told apart from how long they take: here it is done again.
std::optional<FetchLine> lineFor(const ServiceTimes &times)
{
    const DurationTable *table = times.table();
    if (!table || !table->standsInLine())
        return {};
    FetchRules rules;
    rules.perHost = table->perHost;
    rules.rate = table->rate;
    rules.deadline = table->deadline;
    return FetchLine(rules, 0);
}

} // namespace

Trace predict(const PipelineSpec &spec, const WorkSpec &work, const PredictOptions &options)
{
    clearUpperVectors();
    return VirtualExecutor(spec, work, options).run();
}

VirtualExecutor::VirtualExecutor(const PipelineSpec &spec, const WorkSpec &work,
                                 const PredictOptions &options)
    : m_times(work), m_options(options), m_wall(work.transform == TransformKind::Wall),
      // Where every transform has a core of its own, its end is known when it starts.
      m_contended(!m_wall
                  && (!options.changes.empty() || m_times.usesCores()
                      || (usesPool(spec.mode) ? spec.threads : 1) > options.cores)),
      // wall() is not modelled as contending, so its CPU time is known only where every thread has a core.
      m_cpuKnown(!m_wall || !usesPool(spec.mode) || spec.threads <= options.cores),
      m_machine(spec, work.items, *this), m_trace(work.items, m_times.usesCores()), m_cores(options.cores),
      m_fetchThreads(m_times.usesFetchThread() ? 1 : options.cores), m_line(lineFor(m_times)),
      m_lanes(spec.threads)
{
    for (const Capacity &capacity : m_times.servers())
        m_servers.emplace_back(capacity.filled ? capacity.places : 0);
}

Trace VirtualExecutor::run()
{
    int turns = 0;
    for (;;) {
        processDue();
        if (m_stop)
            break;
        const PipelineMachine::Poll result = m_machine.poll();
        if (result == PipelineMachine::Poll::Ended || result == PipelineMachine::Poll::Stopped)
            break;
        if (m_now == clockEnd || ((++turns & 0xfff) == 0 && m_options.cancel.stop_requested()))
            m_stop = true;
        if (m_stop)
            break;
        if (result == PipelineMachine::Poll::Pending) {
            const Nanos next = nextEvent();
            assert(next != never);
            advanceTo(next);
        }
    }
    m_trace.setEnd(m_now);
    m_trace.setMostInFlight(m_mostInFlight);
    if (m_stop)
        finishCancelled();
    return std::move(m_trace);
}

// Asked several times an item, so it is remembered until something starts or ends.
Nanos VirtualExecutor::nextEvent()
{
    if (!m_nextKnown) {
        m_next = earliestEvent();
        m_nextKnown = true;
    }
    return m_next;
}

Nanos VirtualExecutor::earliestEvent() const
{
    Nanos next = never;
    if (!m_fetches.empty())
        next = m_fetches.next();
    if (m_line)
        next = std::min(next, m_line->nextInstant());
    if (!m_transforms.empty())
        next = std::min(next, m_transforms.next());
    if (!m_cores.empty())
        next = std::min(next, m_cores.nextEnd());
    if (m_nextChange < m_options.changes.size())
        next = std::min(next, m_options.changes[m_nextChange].at);
    if (m_options.stopAt != absent && !m_stop)
        next = std::min(next, m_options.stopAt);
    return next;
}

void VirtualExecutor::advanceTo(Nanos now)
{
    m_now = std::max(m_now, now);
    processDue();
}

// Everything due now, until nothing more follows from it: a zero-length transform may start and end at once.
void VirtualExecutor::processDue()
{
    if (nextEvent() > m_now)
        return;
    if (m_options.stopAt != absent && m_options.stopAt <= m_now)
        m_stop = true;
    while (m_nextChange < m_options.changes.size() && m_options.changes[m_nextChange].at <= m_now)
        m_machine.request(m_options.changes[m_nextChange++].spec);
    m_nextKnown = false;
    while (nextEvent() <= m_now && !m_stop) {
        m_nextKnown = false;
        Nanos at{0};
        for (Slot slot = m_fetches.popDue(m_now, at); slot != noSlot; slot = m_fetches.popDue(m_now, at))
            fetchDue(slot);
        for (Slot slot = m_transforms.popDue(m_now, at); slot != noSlot;
             slot = m_transforms.popDue(m_now, at))
            transformDue(slot);
        for (Slot slot = m_cores.popEnded(m_now); slot != noSlot; slot = m_cores.popEnded(m_now))
            coresEnded(slot);
        takeTurns();
        wakeEnded();
        startWaiting();
    }
}

// Equal instants wake in order of entry into the stage, whatever it was that ended.
void VirtualExecutor::wakeEnded()
{
    std::sort(m_ended.begin(), m_ended.end(),
              [this](const Ended &a, const Ended &b) { return m_jobs[a.slot].entry < m_jobs[b.slot].entry; });
    for (const Ended &ended : m_ended)
        m_machine.finished(ended.slot, ended.failed);
    m_ended.clear();
}

void VirtualExecutor::admitted(Slot slot, std::int64_t item)
{
    if (static_cast<std::size_t>(slot) >= m_jobs.size())
        m_jobs.resize(static_cast<std::size_t>(slot) + 1);
    Job &job = m_jobs[slot];
    job.item = item;
    job.blockingTask = job.fetched = false;
    job.parts.clear();
    m_recorder.admitted(slot, item, m_now);
    log(Event::Kind::Admitted, item);
}

Outcome VirtualExecutor::beginFetch(Slot slot)
{
    const std::int64_t item = m_jobs[slot].item;
    m_recorder.fetchStarted(slot, m_now);
    log(Event::Kind::FetchStarted, item);
    m_jobs[slot].fetchTime = m_times.fetch(item);
    if (m_line || m_jobs[slot].fetchTime > Nanos(0)) {
        startFetch(slot);
        return Outcome::Pending;
    }
    const bool failed = fetchFails(item);
    m_jobs[slot].fetched = true;
    m_recorder.fetchFinished(slot, m_now, failed);
    log(Event::Kind::FetchFinished, item);
    return failed ? Outcome::Failed : Outcome::Ready;
}

void VirtualExecutor::coresEnded(Slot slot)
{
    if (m_jobs[slot].fetched)
        transformEnded(slot);
    else
        fetchLeavesCores(slot);
}

void VirtualExecutor::fetchYielded(Slot slot)
{
    m_recorder.fetchYielded(slot, m_now);
    m_jobs[slot].entry = m_nextEntry++;
    m_jobs[slot].transformTime = m_times.transform(m_jobs[slot].item);
    log(Event::Kind::FetchYielded, m_jobs[slot].item);
}

// The lane is taken already. Zero-length work ends in the processDue() under way.
void VirtualExecutor::startTransform(Slot slot)
{
    Job &job = m_jobs[slot];
    job.started = m_now;
    m_recorder.transformStarted(slot, job.lane, m_now);
    log(Event::Kind::TransformStarted, job.item);
    m_nextKnown = false;
    const Nanos outside = m_contended ? m_times.transformOutside(job.item) : job.transformTime;
    if (outside > Nanos(0) || !m_contended)
        m_transforms.push(laterOnClock(m_now, outside), job.entry, slot);
    else
        m_cores.start(m_now, slot, job.entry, job.transformTime);
}

void VirtualExecutor::transformDue(Slot slot)
{
    const Job &job = m_jobs[slot];
    if (!m_contended)
        return transformEnded(slot);
    m_cores.start(m_now, slot, job.entry, job.transformTime - m_times.transformOutside(job.item));
    m_nextKnown = false;
}

void VirtualExecutor::transformEnded(Slot slot)
{
    const Job &job = m_jobs[slot];
    const Nanos cpu = m_cpuKnown ? job.transformTime - m_times.transformOutside(job.item) : absent;
    const bool failed = m_times.transformFails(job.item);
    m_recorder.transformRan(slot, job.lane, job.started, m_now, cpu, failed ? Status::Failed : Status::Ok);
    log(Event::Kind::TransformFinished, job.item);
    if (slot == m_driverJob) {
        m_driverJob = noSlot;
        return;
    }
    m_lanes.give(job.lane);
    m_ended.push_back({slot, failed});
}

void VirtualExecutor::startWaiting()
{
    while (!m_waiting.empty() && m_lanes.anyFree()) {
        const Slot slot = m_waiting.pop();
        m_jobs[slot].lane = m_lanes.takeLowest();
        startTransform(slot);
    }
}

Outcome VirtualExecutor::transformHere(Slot slot)
{
    m_jobs[slot].lane = driverLane;
    m_driverJob = slot;
    startTransform(slot);
    while (m_driverJob == slot) {
        advanceTo(std::max(m_now, nextEvent()));
        if (m_stop && m_driverJob == slot)
            return Outcome::Stopped;
    }
    return Outcome::Ready;
}

Outcome VirtualExecutor::spawnTransform(Slot slot)
{
    log(Event::Kind::Spawned, m_jobs[slot].item);
    if (m_waiting.empty() && m_lanes.anyFree()) {
        m_jobs[slot].lane = m_lanes.takeLowest();
        if (m_jobs[slot].transformTime > Nanos(0)) {
            startTransform(slot);
            return Outcome::Pending;
        }
        log(Event::Kind::TransformStarted, m_jobs[slot].item);
        m_recorder.transformRan(slot, m_jobs[slot].lane, m_now, m_now, Nanos(0),
                                m_times.transformFails(m_jobs[slot].item) ? Status::Failed : Status::Ok);
        m_lanes.give(m_jobs[slot].lane);
        log(Event::Kind::TransformFinished, m_jobs[slot].item);
        return Outcome::Ready;
    }
    m_waiting.push(slot);
    return Outcome::Pending;
}

void VirtualExecutor::transformSkipped(Slot slot)
{
    m_recorder.transformRan(slot, noLane, m_now, m_now, absent, Status::Skipped);
    log(Event::Kind::TransformSkipped, m_jobs[slot].item);
}

// Fewer than c tasks are unfinished, so a thread is free.
Outcome VirtualExecutor::spawnTask(Slot slot)
{
    Job &job = m_jobs[slot];
    job.blockingTask = true;
    job.entry = job.item;
    job.fetchTime = m_times.fetch(job.item);
    job.transformTime = m_times.transform(job.item);
    job.lane = m_lanes.takeLowest();
    m_recorder.fetchStarted(slot, m_now);
    log(Event::Kind::FetchStarted, job.item);
    startFetch(slot);
    return Outcome::Pending;
}

void VirtualExecutor::emitted(Slot slot)
{
    m_trace.put(m_recorder.emitted(slot, m_now));
    log(Event::Kind::Emitted, m_jobs[slot].item);
}

void VirtualExecutor::changed(const PipelineSpec &spec)
{
    m_lanes.resize(spec.threads);
    log(Event::Kind::Changed, -1);
    startWaiting();
}

// Rule 12: simulated work is aborted at once; stamps that did not happen stay absent.
void VirtualExecutor::finishCancelled()
{
    m_trace.setCancelled(true);
    m_recorder.forEachInFlight([this](Slot, const ItemRow &inFlight) {
        ItemRow row = inFlight;
        if (row.fetchFinished == absent)
            row.fetchStatus = Status::Cancelled;
        else if (row.transformFinished == absent)
            row.transformStatus = Status::Cancelled;
        m_trace.put(row);
    });
}

} // namespace overlapse
