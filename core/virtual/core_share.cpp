// SPDX-License-Identifier: MIT
#include "virtual/core_share.h"

#include "pipeline/clock_end.h"

#include <algorithm>

namespace overlapse {

void CoreShare::advance(Nanos now)
{
    const Service wall = Service((now - m_now).count()) << places;
    const auto running = static_cast<Service>(m_jobs.size());
    m_service += running > m_cores ? wall * m_cores / running : wall;
    m_now = now;
}

void CoreShare::start(Nanos now, Slot slot, std::int64_t entry, Nanos work)
{
    advance(now);
    m_jobs.push({m_service + (Service(work.count()) << places), entry, slot});
}

Nanos CoreShare::drop(Nanos now, Slot slot)
{
    advance(now);
    const auto job = std::ranges::find(m_jobs.c, slot, &Job::slot);
    const auto left = std::max<Service>(0, (job->end - m_service + (Service(1) << places) - 1) >> places);
    m_jobs.c.erase(job);
    std::ranges::make_heap(m_jobs.c, std::greater<>());
    return Nanos(static_cast<std::int64_t>(left));
}

Nanos CoreShare::nextEnd() const
{
    Service left = m_jobs.top().end - m_service;
    const auto running = static_cast<Service>(m_jobs.size());
    if (running > m_cores)
        left = (left * running + m_cores - 1) / m_cores;
    const Service ns = (left + (Service(1) << places) - 1) >> places;
    if (ns > Service(clockEnd.count()))
        return clockEnd;
    return laterOnClock(m_now, Nanos(ns > 0 ? static_cast<std::int64_t>(ns) : 0));
}

Slot CoreShare::popEnded(Nanos now)
{
    if (m_jobs.empty() || nextEnd() > now)
        return noSlot;
    advance(now);
    const Slot slot = m_jobs.top().slot;
    // What ended has ended: rounding may have left it a fraction short, and those that end with it too.
    if (m_service < m_jobs.top().end)
        m_service = m_jobs.top().end;
    m_jobs.pop();
    return slot;
}

} // namespace overlapse
