// SPDX-License-Identifier: MIT
#include "workload/fetch_line.h"

#include "workload/retry.h"

#include <algorithm>
#include <utility>

namespace overlapse {

namespace {

// A server that asks for more is not waited for.
constexpr Nanos longestAsked = std::chrono::minutes(10);

Nanos betweenBeginnings(double rate)
{
    constexpr double longest = 1e18; // 31 years, and far from the end of the clock
    return rate > 0 ? Nanos(static_cast<std::int64_t>(std::min(1e9 / rate, longest))) : Nanos(0);
}

Nanos after(Nanos instant, Nanos time)
{
    return time < never - instant ? instant + time : never;
}

} // namespace

FetchLine::FetchLine(const FetchRules &rules, std::uint64_t seed)
    : m_perHost(rules.perHost), m_between(betweenBeginnings(rules.rate)), m_deadline(rules.deadline),
      m_retries(rules.retries), m_seed(seed)
{
}

void FetchLine::append(Queue &queue, Slot slot)
{
    Place &place = at(slot);
    place.before = queue.last;
    place.behind = noSlot;
    (queue.last == noSlot ? queue.first : at(queue.last).behind) = slot;
    queue.last = slot;
}

void FetchLine::take(Queue &queue, Slot slot)
{
    const Place &place = at(slot);
    (place.before == noSlot ? queue.first : at(place.before).behind) = place.behind;
    (place.behind == noSlot ? queue.last : at(place.behind).before) = place.before;
}

void FetchLine::setDue(Slot slot, Nanos when)
{
    Place &place = at(slot);
    dropDue(place);
    place.due = Due{when, m_serial++, slot};
    m_due.insert(*place.due);
}

void FetchLine::dropDue(Place &place)
{
    if (place.due)
        m_due.erase(*place.due);
    place.due.reset();
}

Nanos FetchLine::deadlineOf(const Place &place) const
{
    return m_deadline > Nanos(0) ? after(place.entered, m_deadline) : never;
}

void FetchLine::enter(Nanos now, Slot slot, std::int64_t item, const QByteArray &host)
{
    if (static_cast<std::size_t>(slot) >= m_places.size())
        m_places.resize(static_cast<std::size_t>(slot) + 1);
    Place &place = at(slot);
    place = Place();
    place.item = item;
    place.entered = now;
    ++m_count;
    if (const Nanos deadline = deadlineOf(place); deadline != never)
        setDue(slot, deadline);
    wait(now, slot, host);
}

void FetchLine::wait(Nanos now, Slot slot, const QByteArray &host)
{
    if (!limitsHosts())
        return makeReady(now, slot);
    Place &place = at(slot);
    place.host = &*m_hosts.try_emplace(host).first;
    Host &there = place.host->second;
    if (there.taken < m_perHost) {
        ++there.taken;
        return makeReady(now, slot);
    }
    place.state = State::AtHost;
    place.ready = absent;
    append(there.waiting, slot);
}

void FetchLine::makeReady(Nanos now, Slot slot)
{
    at(slot).state = State::Ready;
    at(slot).ready = now;
    append(m_ready, slot);
}

// The next one that waits there gets it.
void FetchLine::giveHostBack(Nanos now, Place &place)
{
    const Hosts::pointer host = std::exchange(place.host, nullptr);
    if (!host)
        return;
    Host &there = host->second;
    if (const Slot next = there.waiting.first; next != noSlot) {
        take(there.waiting, next);
        makeReady(now, next);
    } else if (--there.taken == 0) {
        m_hosts.erase(m_hosts.find(host->first));
    }
}

void FetchLine::again(Nanos now, Slot slot, const QByteArray &host)
{
    giveHostBack(now, at(slot));
    wait(now, slot, host);
}

bool FetchLine::retry(Nanos now, Slot slot, Nanos asked, const QByteArray &host)
{
    Place &place = at(slot);
    const Nanos end = after(now, std::max(asked, backoffAfter(place.attempt, m_seed, place.item)));
    if (place.attempt > m_retries || asked > longestAsked || end >= deadlineOf(place)) {
        leave(now, slot);
        return false;
    }
    backOff(now, slot, end - now, host);
    return true;
}

void FetchLine::backOff(Nanos now, Slot slot, Nanos wait, const QByteArray &host)
{
    Place &place = at(slot);
    giveHostBack(now, place);
    place.state = State::BackingOff;
    place.nextHost = host;
    setDue(slot, after(now, wait));
}

void FetchLine::leave(Nanos now, Slot slot)
{
    Place &place = at(slot);
    if (place.state == State::Outside)
        return;
    dropDue(place);
    if (place.state == State::AtHost)
        take(place.host->second.waiting, slot);
    else if (place.state == State::Ready)
        take(m_ready, slot);
    if (place.state != State::AtHost) // it has no place there yet
        giveHostBack(now, place);
    place.state = State::Outside;
    --m_count;
}

void FetchLine::clear()
{
    m_places.clear();
    m_hosts.clear();
    m_due.clear();
    m_ready = {};
    m_count = 0;
}

FetchLine::Turn FetchLine::fallDue(Nanos now)
{
    const Slot slot = m_due.begin()->slot;
    Place &place = at(slot);
    if (place.state != State::BackingOff) {
        leave(now, slot);
        return {What::Late, slot, place.attempt, place.ready};
    }
    dropDue(place);
    ++place.attempt;
    if (const Nanos deadline = deadlineOf(place); deadline != never)
        setDue(slot, deadline);
    wait(now, slot, std::exchange(place.nextHost, {}));
    return {What::Returns, slot, place.attempt, absent};
}

std::optional<FetchLine::Turn> FetchLine::next(Nanos now)
{
    if (!m_due.empty() && m_due.begin()->when <= now)
        return fallDue(now);
    const Slot slot = m_ready.first;
    if (slot == noSlot || (m_between > Nanos(0) && now < m_nextBegin))
        return std::nullopt;
    take(m_ready, slot);
    Place &place = at(slot);
    place.state = State::UnderWay;
    if (m_between > Nanos(0))
        m_nextBegin = after(std::max(m_nextBegin, now), m_between);
    return Turn{What::Begins, slot, place.attempt, place.ready};
}

Nanos FetchLine::nextInstant() const
{
    const Nanos due = m_due.empty() ? never : m_due.begin()->when;
    return m_ready.first == noSlot ? due : std::min(due, m_nextBegin);
}

} // namespace overlapse
