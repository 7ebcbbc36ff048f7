// SPDX-License-Identifier: MIT
// The lines before what simulated fetches come from, where it serves so many at a time (rule 16).
#pragma once

#include "pipeline/executor.h"
#include "pipeline/service_line.h"
#include "workload/draw.h"

#include <mutex>
#include <vector>

namespace overlapse {

/// For any thread.
class ServedLines
{
public:
    /// `times` outlives it.
    explicit ServedLines(const ServiceTimes &times) : m_times(times)
    {
        for (const Capacity &server : times.servers())
            m_lines.emplace_back(server.filled ? server.places : 0);
    }

    /// Whether any fetch may have to wait.
    [[nodiscard]] bool any() const { return !m_lines.empty(); }
    /// The item's fetch, or an await of it, begins now; it is served from then to then.
    ServiceLine::Service serve(Slot slot, std::int64_t item, Nanos now, Nanos time)
    {
        const std::lock_guard lock(m_mutex);
        if (static_cast<std::size_t>(slot) >= m_services.size())
            m_services.resize(static_cast<std::size_t>(slot) + 1);
        return m_services[static_cast<std::size_t>(slot)] = m_lines[m_times.server(item)].serve(now, time);
    }
    /// When the one that was begun last in this slot is served.
    [[nodiscard]] ServiceLine::Service of(Slot slot) const
    {
        const std::lock_guard lock(m_mutex);
        return m_services[static_cast<std::size_t>(slot)];
    }

private:
    const ServiceTimes &m_times;
    mutable std::mutex m_mutex;
    std::vector<ServiceLine> m_lines;
    std::vector<ServiceLine::Service> m_services; // by slot
};

} // namespace overlapse
