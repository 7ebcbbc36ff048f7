// SPDX-License-Identifier: MIT
// The line before a server, a disk or a database that serves so many at a time (rule 16). Pure.
#pragma once

#include "pipeline/clock_end.h"

#include <cstdint>
#include <functional>
#include <queue>
#include <vector>

namespace overlapse {

/// First come, first served: with C places, a service begins at the later of its arrival and the instant at which the
/// first place is free. So the end of a service is known when it arrives. Each call takes O(log C).
class ServiceLine
{
public:
    struct Service
    {
        Nanos begin;
        Nanos end;
        friend bool operator==(const Service &, const Service &) = default;
    };

    /// 0 places: as many as come.
    explicit ServiceLine(std::int64_t places = 0) : m_places(places) {}

    /// `arrival` is no earlier than those before.
    Service serve(Nanos arrival, Nanos time)
    {
        const Nanos begin = nextBegin(arrival);
        return occupy({begin, laterOnClock(begin, time)});
    }
    /// The other way round: what ended at `end` had its place from then on. It cannot have begun after its end.
    Service served(Nanos arrival, Nanos end) { return occupy({std::min(nextBegin(arrival), end), end}); }
    /// When the next one's service begins.
    [[nodiscard]] Nanos nextBegin(Nanos arrival) const
    {
        return isFull() ? std::max(arrival, m_ends.top()) : arrival;
    }

private:
    [[nodiscard]] bool isFull() const
    {
        return m_places > 0 && m_ends.size() >= static_cast<std::size_t>(m_places);
    }
    Service occupy(const Service &service)
    {
        if (isFull())
            m_ends.pop();
        if (m_places > 0)
            m_ends.push(service.end);
        return service;
    }

    std::int64_t m_places;
    std::priority_queue<Nanos, std::vector<Nanos>, std::greater<>>
        m_ends; // of those in the places, or last there
};

} // namespace overlapse
