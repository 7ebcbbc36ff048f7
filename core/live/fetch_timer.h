// SPDX-License-Identifier: MIT
// Simulated fetches: one heap of deadlines, no thread and no timer each.
#pragma once

#include "pipeline/executor.h"

#include <algorithm>
#include <queue>
#include <vector>

namespace overlapse {

class FetchTimer
{
public:
    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    [[nodiscard]] Nanos next() const { return m_heap.top().at; }
    void add(Nanos at, std::int64_t entry, Slot slot) { m_heap.push({at, entry, slot}); }
    /// A slot whose deadline is at or before `now`, earliest first, equal ones by entry; noSlot if none.
    Slot popDue(Nanos now, Nanos &deadline)
    {
        if (m_heap.empty() || m_heap.top().at > now)
            return noSlot;
        deadline = m_heap.top().at;
        const Slot slot = m_heap.top().slot;
        m_heap.pop();
        return slot;
    }

private:
    struct Due
    {
        Nanos at;
        std::int64_t entry;
        Slot slot;
        bool operator>(const Due &other) const { return at != other.at ? at > other.at : entry > other.entry; }
    };
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_heap;
};

/// How much earlier than a deadline to wake, and spin: 1.5 times the usual oversleep, at most 200 us, and never so
/// much that spinning takes more than 5 % of the time gone by.
class SpinLead
{
public:
    [[nodiscard]] Nanos lead(Nanos now) const
    {
        if (m_spent * 20 > now)
            return Nanos(0);
        return std::min<Nanos>(m_oversleep * 3 / 2, std::chrono::microseconds(200));
    }
    /// A sleep that ended this long after it should have.
    void overslept(Nanos by) { m_oversleep += (std::clamp<Nanos>(by, Nanos(0), std::chrono::milliseconds(1)) - m_oversleep) / 8; }
    void spun(Nanos time) { m_spent += time; }

private:
    Nanos m_oversleep = std::chrono::microseconds(60);
    Nanos m_spent{0};
};

} // namespace overlapse
