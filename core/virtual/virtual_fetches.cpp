// SPDX-License-Identifier: MIT
// The fetches of the virtual executor: the line of those that rules hold back, attempts, awaits, servers.
#include "pipeline/bounds.h"
#include "pipeline/clock_end.h"
#include "virtual/virtual_executor.h"

#include <algorithm>

namespace overlapse {

void VirtualExecutor::startFetch(Slot slot)
{
    Job &job = m_jobs[slot];
    job.attempt = 1;
    job.since = job.entered = m_now;
    job.late = false;
    job.cpuLeft = Nanos(0);
    job.at = FetchAt::InLine;
    job.await = 0;
    job.awaits = m_line || job.blockingTask ? 1 : m_times.awaits(job.item);
    if (!m_line)
        return startAwait(slot);
    m_line->enter(m_now, slot, job.item, hostOf(job.item));
    takeTurns();
}

// In blocking, a thread waits for one after the other: they are one.
void VirtualExecutor::startAwait(Slot slot)
{
    const Job &job = m_jobs[slot];
    startRequest(slot, job.awaits == 1 ? job.fetchTime : m_times.await(job.item, job.await));
}

Outcome VirtualExecutor::continueFetch(Slot slot)
{
    addPart(slot, PartKind::Unpolled, m_jobs[slot].since, m_now);
    ++m_jobs[slot].await;
    startAwait(slot);
    return Outcome::Pending;
}

// Its turn at the server included: each await is a request of its own there.
void VirtualExecutor::startRequest(Slot slot, Nanos time)
{
    Job &job = m_jobs[slot];
    const Nanos outside = isLastAttempt(job) ? time - m_times.fetchCpu(job.item) : time;
    ServiceLine::Service service{m_now, laterOnClock(m_now, outside)};
    if (!m_servers.empty())
        service = m_servers[m_times.server(job.item)].serve(m_now, outside);
    const Nanos deadline = deadlineOf(job);
    addPart(slot, PartKind::Capacity, m_now, std::min(service.begin, deadline));
    job.since = std::min(service.begin, deadline);
    job.at = FetchAt::AtServer;
    if (service.end <= deadline)                      // else the line says when that is; the server goes on
        m_fetches.push(service.end, m_begun++, slot); // at equal instants by begin: of one await, by entry
    m_next = std::min(m_next, service.end);
    if (job.await == 0)
        m_mostInFlight = std::max(m_mostInFlight, ++m_inFlight);
}

// Whoever has left the line, or got into it, may have made room for others.
void VirtualExecutor::takeTurns()
{
    if (!m_line)
        return;
    m_nextKnown = false;
    while (const std::optional<FetchLine::Turn> turn = m_line->next(m_now)) {
        if (turn->what == FetchLine::What::Begins) {
            requestBegins(*turn);
        } else if (turn->what == FetchLine::What::Returns) {
            addPart(turn->slot, PartKind::Backoff, m_jobs[turn->slot].since, m_now);
            m_jobs[turn->slot].attempt = turn->attempt;
            m_jobs[turn->slot].since = m_now;
        } else {
            fetchIsLate(*turn);
        }
    }
}

void VirtualExecutor::requestBegins(const FetchLine::Turn &turn)
{
    Job &job = m_jobs[turn.slot];
    addPart(turn.slot, PartKind::Host, job.since, turn.ready);
    addPart(turn.slot, PartKind::Rate, turn.ready, m_now);
    job.since = m_now;
    m_recorder.row(turn.slot).attempts = job.attempt;
    startRequest(turn.slot,
                 isLastAttempt(job) ? job.fetchTime
                                    : m_times.trials(job.item)[std::size_t(job.attempt - 1)].time);
}

// It has left the line.
void VirtualExecutor::fetchIsLate(const FetchLine::Turn &turn)
{
    const Slot slot = turn.slot;
    Job &job = m_jobs[slot];
    job.late = true;
    job.cpuLeft = m_times.fetchCpu(job.item);
    if (job.at == FetchAt::InLine) {
        const Nanos ready = turn.ready == absent ? m_now : turn.ready;
        addPart(slot, PartKind::Host, job.since, ready, turn.ready == absent ? Status::Failed : Status::Ok);
        addPart(slot, PartKind::Rate, ready, m_now, Status::Failed);
        return fetchEnded(slot);
    }
    if (job.at == FetchAt::WaitingForTurn)
        m_turns.remove(slot);
    if (job.at == FetchAt::OnCores) {
        job.cpuLeft = m_cores.drop(m_now, slot);
        endTurn(slot);
    }
    addPart(slot, PartKind::Running, job.since, m_now, Status::Failed);
    --m_inFlight;
    fetchEnded(slot);
}

Nanos VirtualExecutor::deadlineOf(const Job &job) const
{
    const Nanos deadline = m_times.deadline();
    return deadline > Nanos(0) ? laterOnClock(job.entered, deadline) : never;
}

void VirtualExecutor::addPart(Slot slot, PartKind kind, Nanos begin, Nanos end, Status status)
{
    if (end > begin)
        m_jobs[slot].parts.push_back({begin, end, m_jobs[slot].attempt, kind, status});
}

QByteArray VirtualExecutor::hostOf(std::int64_t item) const
{
    return m_line->limitsHosts() ? QByteArray::number(qulonglong(m_times.server(item))) : QByteArray();
}

bool VirtualExecutor::isLastAttempt(const Job &job) const
{
    return !m_line || job.attempt > m_times.trials(job.item).size();
}

bool VirtualExecutor::fetchFails(std::int64_t item) const
{
    return m_times.fetchFails(item) || (m_options.fetchFails && m_options.fetchFails(item));
}

// What is no CPU time of it has ended.
void VirtualExecutor::fetchDue(Slot slot)
{
    Job &job = m_jobs[slot];
    const Nanos cpu = fetchCpu(job);
    if (cpu == Nanos(0))
        return requestEnded(slot);
    if (takesTurns(job)) {
        job.at = FetchAt::WaitingForTurn;
        if (m_inTurn >= m_fetchThreads)
            return m_turns.push(slot);
        ++m_inTurn;
    }
    job.at = FetchAt::OnCores;
    m_cores.start(m_now, slot, job.item, cpu);
    m_nextKnown = false;
}

Nanos VirtualExecutor::fetchCpu(const Job &job) const
{
    return isLastAttempt(job) ? m_times.fetchCpu(job.item) : Nanos(0);
}

// One thread takes one after the other; and a scheduler what ends before it looks at who else waits.
bool VirtualExecutor::takesTurns(const Job &job) const
{
    return m_times.usesFetchThread() || fetchCpu(job) <= schedulerSlice;
}

void VirtualExecutor::endTurn(Slot slot)
{
    if (!takesTurns(m_jobs[slot]))
        return;
    --m_inTurn;
    if (!m_turns.empty())
        fetchDue(m_turns.pop());
}

void VirtualExecutor::fetchLeavesCores(Slot slot)
{
    endTurn(slot);
    requestEnded(slot);
}

void VirtualExecutor::requestEnded(Slot slot)
{
    Job &job = m_jobs[slot];
    if (job.await + 1 < job.awaits) {
        addPart(slot, PartKind::Running, job.since, m_now);
        job.since = m_now;
        m_machine.woke(slot);
        return;
    }
    --m_inFlight;
    job.at = FetchAt::InLine;
    bool last = isLastAttempt(job);
    const bool failed = !last || fetchFails(job.item);
    if (m_line || !job.parts.empty())
        addPart(slot, PartKind::Running, job.since, m_now, failed ? Status::Failed : Status::Ok);
    const Nanos wait = last ? Nanos(0) : m_times.trials(job.item)[std::size_t(job.attempt - 1)].wait;
    if (!last && laterOnClock(m_now, wait) >= deadlineOf(job)) {
        job.late = last = true;
        job.cpuLeft = m_times.fetchCpu(job.item);
    }
    if (last) {
        if (m_line)
            m_line->leave(m_now, slot);
        fetchEnded(slot);
        return;
    }
    job.since = m_now;
    m_line->backOff(m_now, slot, wait, hostOf(job.item));
}

void VirtualExecutor::fetchEnded(Slot slot)
{
    Job &job = m_jobs[slot];
    job.fetched = true;
    if (m_times.usesCores())
        m_recorder.row(slot).fetchCpu = m_times.fetchCpu(job.item) - job.cpuLeft;
    const bool failed = job.late || fetchFails(job.item);
    m_recorder.fetchFinished(slot, m_now, failed);
    keepParts(slot);
    log(Event::Kind::FetchFinished, job.item);
    if (!job.blockingTask) {
        m_machine.finished(slot, failed);
        return;
    }
    m_recorder.fetchYielded(slot, m_now);
    if (failed) {
        m_recorder.transformRan(slot, noLane, m_now, m_now, absent, Status::Skipped);
        m_lanes.give(job.lane);
        m_ended.push_back({slot, true});
    } else {
        startTransform(slot);
    }
}

void VirtualExecutor::keepParts(Slot slot)
{
    std::vector<FetchPart> &parts = m_jobs[slot].parts;
    if (std::ranges::any_of(parts, [](const FetchPart &part) { return isHeldBack(part.kind); }))
        m_trace.putDetail(m_jobs[slot].item, {.parts = parts});
}

} // namespace overlapse
