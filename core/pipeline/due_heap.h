// SPDX-License-Identifier: MIT
// What is due when: slots by instant, equal instants by order of entry. Simulated fetches need no thread and no timer.
#pragma once

#include "pipeline/executor.h"

#include <functional>
#include <queue>
#include <vector>

namespace overlapse {

class DueHeap
{
public:
    [[nodiscard]] bool empty() const { return m_heap.empty(); }
    /// The earliest instant. Not for an empty heap.
    [[nodiscard]] Nanos next() const { return instantOf(m_heap.top()); }
    /// `entry` at most 2^32 - 1.
    void push(Nanos at, std::int64_t entry, Slot slot)
    {
        m_heap.push(static_cast<Key>(at.count()) << 64 | static_cast<Key>(entry) << 32
                    | static_cast<Key>(slot));
    }
    /// A slot whose instant, put into `at`, is at or before `now`; noSlot if there is none.
    Slot popDue(Nanos now, Nanos &at)
    {
        if (m_heap.empty() || next() > now)
            return noSlot;
        const Key top = m_heap.top();
        m_heap.pop();
        at = instantOf(top);
        return static_cast<Slot>(top & 0xffffffff);
    }

private:
    // Instant, entry and slot in one integer: one comparison without a branch, and elements of 16 bytes.
    using Key = __int128;
    static Nanos instantOf(Key key) { return Nanos(static_cast<std::int64_t>(key >> 64)); }

    std::priority_queue<Key, std::vector<Key>, std::greater<>> m_heap;
};

} // namespace overlapse
