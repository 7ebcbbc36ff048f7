// SPDX-License-Identifier: MIT
#include "pipeline/buffered_stage.h"

#include <algorithm>

namespace overlapse {

void BufferedStage::enter(SlotTable &table, Slot slot)
{
    table[slot].entry = m_nextEntry++;
    ++m_size;
    if (m_order == Order::Kept)
        m_members.push(slot);
}

void BufferedStage::wake(SlotTable &table, Slot slot)
{
    if (table[slot].queued)
        return;
    table[slot].queued = true;
    m_woken.push(slot);
}

void BufferedStage::leave(SlotTable &table, Slot slot)
{
    table[slot].held = false;
    --m_size;
    if (m_order == Order::Kept)
        m_members.pop();
}

void BufferedStage::setOrder(SlotTable &table, InFlight::Place place, Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    // Rare, so a scan of the table is cheaper than an index that every item would pay for.
    std::vector<Slot> inside;
    for (Slot slot = 0; slot < static_cast<Slot>(table.size()); ++slot)
        if (table[slot].place == place)
            inside.push_back(slot);
    std::sort(inside.begin(), inside.end(), [&](Slot a, Slot b) { return table[a].entry < table[b].entry; });
    m_members.clear();
    m_released.clear();
    for (const Slot slot : inside) {
        if (order == Order::Kept)
            m_members.push(slot);
        else if (table[slot].held)
            m_released.push(slot);
    }
}

std::vector<Slot> BufferedStage::notBegun(const SlotTable &table) const
{
    std::vector<Slot> result;
    for (std::size_t i = 0; i < m_woken.size(); ++i)
        if (!table[m_woken[i]].begun)
            result.push_back(m_woken[i]);
    return result;
}

} // namespace overlapse
