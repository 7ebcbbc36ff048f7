// SPDX-License-Identifier: MIT
#include "pipeline/machine.h"

#include <cassert>

namespace overlapse {

PipelineMachine::PipelineMachine(const PipelineSpec &spec, std::int64_t itemCount, Executor &executor)
    : m_spec(spec), m_itemCount(itemCount), m_executor(executor), m_fetch(spec.order), m_transform(spec.order)
{
    assert(spec.fetchLimit >= 1 && spec.transformLimit >= 1 && spec.threads >= 1 && itemCount >= 0);
}

PipelineMachine::Poll PipelineMachine::poll()
{
    for (;;) {
        if (m_stopped)
            return Poll::Stopped; // before changes: one to prefetching would start fetches
        if (m_requested)
            applyRequest();
        m_transformedHere = false;
        const Slot slot = m_spec.mode == Mode::Blocking ? pollBlocking() : pollStages();
        if (slot != noSlot)
            return Poll::Emitted;
        if (m_stopped)
            return Poll::Stopped;
        // A transform that was held back for order: what ended meanwhile is still to be polled (rule 6).
        if (!m_transformedHere)
            return idle() && m_nextItem == m_itemCount ? Poll::Ended : Poll::Pending;
    }
}

void PipelineMachine::finished(Slot slot, bool failed)
{
    InFlight &entry = m_table[slot];
    assert(!entry.finished);
    entry.finished = true;
    if (entry.place == InFlight::Place::Fetch) {
        entry.fetchFailed = failed;
        m_fetch.wake(m_table, slot);
    } else {
        if (m_spec.mode == Mode::Blocking)
            --m_unfinishedTasks;
        m_transform.wake(m_table, slot);
    }
}

void PipelineMachine::woke(Slot slot)
{
    m_table[slot].awaitEnded = true;
    m_fetch.wake(m_table, slot);
}

Slot PipelineMachine::admit()
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<Slot>(m_table.size()));
        m_table.emplace_back();
    }
    const Slot slot = m_free.back();
    m_free.pop_back();
    static constexpr InFlight blank;
    m_table[slot] = blank;
    m_table[slot].item = m_nextItem;
    m_table[slot].place = InFlight::Place::Fetch;
    m_executor.admitted(slot, m_nextItem++);
    return slot;
}

void PipelineMachine::emit(Slot slot)
{
    m_executor.emitted(slot);
    m_table[slot].place = InFlight::Place::Free;
    m_free.push_back(slot);
}

// Rule 13. Limits, threads and order change at once; to or from blocking waits until nothing is in flight.
void PipelineMachine::applyRequest()
{
    PipelineSpec wanted = *m_requested;
    const bool crossesBlocking = (wanted.mode == Mode::Blocking) != (m_spec.mode == Mode::Blocking);
    m_draining = crossesBlocking && !idle();
    if (m_draining)
        wanted.mode = m_spec.mode;
    else
        m_requested.reset();
    if (wanted == m_spec)
        return;
    const bool entersPrefetching = wanted.mode == Mode::Prefetching && m_spec.mode != Mode::Prefetching;
    m_spec = wanted;
    m_fetch.setOrder(m_table, InFlight::Place::Fetch, wanted.order);
    m_transform.setOrder(m_table, InFlight::Place::Transform, wanted.order);
    m_executor.changed(m_spec);
    if (entersPrefetching)
        for (const Slot slot : m_fetch.notBegun(m_table))
            startPushedFetch(slot);
}

void PipelineMachine::fillFetchStage()
{
    while (m_fetch.size() < effectiveFetchLimit(m_spec) && sourceReady()) {
        const Slot slot = admit();
        m_fetch.enter(m_table, slot);
        if (m_spec.mode == Mode::Prefetching)
            startPushedFetch(slot);
        else
            m_fetch.wake(m_table, slot);
    }
}

// Rule 8b: no waiting for the first poll. What is ready at once wakes like anything else that finished.
void PipelineMachine::startPushedFetch(Slot slot)
{
    m_table[slot].begun = true;
    const Outcome outcome = m_executor.beginFetch(slot);
    if (outcome != Outcome::Pending)
        finished(slot, outcome == Outcome::Failed);
}

bool PipelineMachine::pollFetch(Slot slot)
{
    if (!m_table[slot].begun) {
        m_table[slot].begun = true;
        const Outcome outcome = m_executor.beginFetch(slot);
        m_table[slot].finished = outcome != Outcome::Pending;
        m_table[slot].fetchFailed = outcome == Outcome::Failed;
    } else if (m_table[slot].awaitEnded) {
        m_table[slot].awaitEnded = false;
        m_executor.continueFetch(slot);
    }
    return m_table[slot].finished;
}

Slot PipelineMachine::pollFetchStage()
{
    const bool prefetching = m_spec.mode == Mode::Prefetching;
    if (!prefetching)
        fillFetchStage();
    const Slot slot = m_fetch.take(
        m_table, [this](Slot s) { return pollFetch(s); }, [this] { return m_stopped; });
    if (slot == noSlot)
        return noSlot;
    m_executor.fetchYielded(slot);
    m_table[slot].place = InFlight::Place::Transform; // no longer the fetch stage's
    if (prefetching)
        fillFetchStage();
    return slot;
}

void PipelineMachine::enterTransformStage(Slot slot)
{
    InFlight &entry = m_table[slot];
    entry.begun = entry.finished = false;
    entry.onDriver = !usesPool(m_spec.mode);
    m_transform.enter(m_table, slot);
    if (!entry.onDriver && !entry.fetchFailed) {
        entry.begun = true;
        entry.finished = m_executor.spawnTransform(slot) != Outcome::Pending;
    }
    m_transform.wake(m_table, slot);
}

bool PipelineMachine::pollTransform(Slot slot)
{
    InFlight &entry = m_table[slot];
    if (entry.begun)
        return entry.finished;
    if (entry.fetchFailed) {
        m_executor.transformSkipped(slot);
    } else {
        if (m_executor.stopRequested()) {
            m_stopped = true;
            return false;
        }
        entry.begun = m_transformedHere = true;
        if (m_executor.transformHere(slot) == Outcome::Stopped) {
            m_stopped = true;
            return false;
        }
    }
    entry.begun = entry.finished = true;
    return true;
}

Slot PipelineMachine::pollStages()
{
    if (m_spec.mode == Mode::Prefetching)
        fillFetchStage();
    while (m_transform.size() < effectiveTransformLimit(m_spec) && !m_stopped) {
        const Slot slot = pollFetchStage();
        if (slot == noSlot)
            break;
        enterTransformStage(slot);
    }
    const Slot leaving = m_transform.take(
        m_table, [this](Slot s) { return pollTransform(s); }, [this] { return m_stopped; });
    if (leaving != noSlot)
        emit(leaving);
    return leaving;
}

// A task may end as it is handed over. Then there may be something to emit, which would wait for ever if this poll
// answered that nothing is to be done.
Slot PipelineMachine::pollBlocking()
{
    for (;;) {
        const Slot leaving = m_transform.take(
            m_table, [this](Slot s) { return m_table[s].finished; }, [this] { return m_stopped; });
        if (leaving != noSlot)
            emit(leaving);
        bool endedAtOnce = false;
        while (!endedAtOnce && m_unfinishedTasks < m_spec.threads && sourceReady()
               && m_transform.size() < maxUnemittedTasks) {
            const Slot slot = admit();
            m_table[slot].place = InFlight::Place::Transform;
            m_table[slot].begun = true;
            m_transform.enter(m_table, slot);
            ++m_unfinishedTasks;
            endedAtOnce = m_executor.spawnTask(slot) != Outcome::Pending;
            if (endedAtOnce)
                finished(slot, false);
        }
        if (leaving != noSlot || !endedAtOnce)
            return leaving;
    }
}

} // namespace overlapse
