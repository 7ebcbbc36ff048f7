// SPDX-License-Identifier: MIT
// One buffered stage: who is in it, who woke, and who may leave (poll rules 2, 4 and 5).
#pragma once

#include "pipeline/executor.h"
#include "pipeline/ring.h"

#include <vector>

namespace overlapse {

/// What the machine remembers of an item in flight.
struct InFlight
{
    enum class Place : std::uint8_t { Free, Fetch, Transform };

    std::int64_t item = -1;
    std::int64_t entry = 0; ///< order of entry into the stage it is in
    Place place = Place::Free;
    bool queued = false;      ///< waits in its stage's wake queue
    bool begun = false;       ///< had its first poll in this stage (or was spawned)
    bool finished = false;    ///< its work in this stage has ended
    bool awaitEnded = false;  ///< of its fetch, and the next one has not begun
    bool held = false;        ///< polled, found finished, kept back for order
    bool fetchFailed = false; ///< passes the transform stage as a ready item (rule 11)
    bool onDriver = false;    ///< its transform runs on the driver
};

using SlotTable = std::vector<InFlight>;

class BufferedStage
{
public:
    explicit BufferedStage(Order order) : m_order(order) {}

    /// Everything that was admitted and has not been yielded counts against the limit (rule 2).
    [[nodiscard]] std::int64_t size() const { return m_size; }

    void enter(SlotTable &table, Slot slot);
    /// Queues the slot for a poll; waking what is queued already changes nothing.
    void wake(SlotTable &table, Slot slot);

    /// Rule 5. Polls woken items with `poll(slot) -> bool finished` until one may leave, and takes it out of
    /// the stage; noSlot when none can. `stopped()` ends the search early.
    template<typename Poll, typename Stopped>
    Slot take(SlotTable &table, Poll poll, Stopped stopped);

    /// Rule 13: to any, what order held back leaves next, oldest first; to kept, what is inside is numbered anew
    /// by order of entry.
    void setOrder(SlotTable &table, InFlight::Place place, Order order);

    /// Slots that are queued but had no first poll yet, oldest first.
    [[nodiscard]] std::vector<Slot> notBegun(const SlotTable &table) const;

private:
    void leave(SlotTable &table, Slot slot);

    Order m_order;
    std::int64_t m_size = 0;
    std::int64_t m_nextEntry = 0;
    Ring<Slot> m_woken;
    Ring<Slot> m_members;  // order kept: everything inside, by order of entry; unused with order any
    Ring<Slot> m_released; // order any: what an earlier order held back
};

template<typename Poll, typename Stopped>
Slot BufferedStage::take(SlotTable &table, Poll poll, Stopped stopped)
{
    const bool kept = m_order == Order::Kept;
    if (kept ? !m_members.empty() && table[m_members.front()].held : !m_released.empty()) {
        const Slot slot = kept ? m_members.front() : m_released.pop();
        leave(table, slot);
        return slot;
    }
    while (!m_woken.empty() && !stopped()) {
        const Slot slot = m_woken.pop();
        table[slot].queued = false;
        if (!poll(slot))
            continue;
        table[slot].held = true;
        if (!kept || slot == m_members.front()) {
            leave(table, slot);
            return slot;
        }
    }
    return noSlot;
}

} // namespace overlapse
