// SPDX-License-Identifier: MIT
// What a server has done so far, as it sees it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace overlapse {

struct ServeCounts
{
    std::int64_t requests = 0; ///< heads that were answered or are being answered, bad ones included
    std::array<std::int64_t, 6> responses{}; ///< complete ones by the first digit of their status
    std::int64_t failed = 0;                 ///< requests that failed because a share of them is to fail
    std::int64_t bytes = 0;                  ///< sent, heads included
    std::int64_t connections = 0;            ///< open now
    std::int64_t mostConnections = 0;        ///< open at once
    std::int64_t inProgress = 0;             ///< requests now, from their last byte to that of their response
    std::int64_t mostInProgress = 0;         ///< requests at once
    std::int64_t mostServed = 0;             ///< of these, not in line; 0 without a capacity
};

/// Counts on the server's thread, is read on any. Each figure is right; two need not be of the same instant.
class ServeTally
{
public:
    void request()
    {
        add(m_requests, 1);
        raise(m_mostInProgress, add(m_inProgress, 1));
    }
    void served(std::int64_t atOnce) { raise(m_mostServed, atOnce); }
    void requestDone() { add(m_inProgress, -1); }
    void response(int status) { add(m_responses.at(static_cast<std::size_t>(status / 100)), 1); }
    void failure() { add(m_failed, 1); }
    void sent(std::int64_t bytes) { add(m_bytes, bytes); }
    void connection() { raise(m_mostConnections, add(m_connections, 1)); }
    void connectionDone() { add(m_connections, -1); }

    [[nodiscard]] ServeCounts counts() const
    {
        ServeCounts counts;
        counts.requests = m_requests.load(std::memory_order_relaxed);
        for (std::size_t i = 0; i < m_responses.size(); ++i)
            counts.responses.at(i) = m_responses.at(i).load(std::memory_order_relaxed);
        counts.failed = m_failed.load(std::memory_order_relaxed);
        counts.bytes = m_bytes.load(std::memory_order_relaxed);
        counts.connections = m_connections.load(std::memory_order_relaxed);
        counts.mostConnections = m_mostConnections.load(std::memory_order_relaxed);
        counts.inProgress = m_inProgress.load(std::memory_order_relaxed);
        counts.mostInProgress = m_mostInProgress.load(std::memory_order_relaxed);
        counts.mostServed = m_mostServed.load(std::memory_order_relaxed);
        return counts;
    }

private:
    using Figure = std::atomic<std::int64_t>;
    // One thread writes, so a load and a store are enough.
    static std::int64_t add(Figure &figure, std::int64_t by)
    {
        const std::int64_t value = figure.load(std::memory_order_relaxed) + by;
        figure.store(value, std::memory_order_relaxed);
        return value;
    }
    static void raise(Figure &most, std::int64_t value)
    {
        if (value > most.load(std::memory_order_relaxed))
            most.store(value, std::memory_order_relaxed);
    }

    Figure m_requests{0};
    std::array<Figure, 6> m_responses{};
    Figure m_failed{0};
    Figure m_bytes{0};
    Figure m_connections{0};
    Figure m_mostConnections{0};
    Figure m_inProgress{0};
    Figure m_mostInProgress{0};
    Figure m_mostServed{0};
};

} // namespace overlapse
