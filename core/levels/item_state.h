// SPDX-License-Identifier: MIT
// What the level-of-detail indexes tell apart: the cause of each instant of an item's latency, and work that failed.
#pragma once

#include "analysis/waits.h"

namespace overlapse {

/// Causes first, in their order.
enum class ItemState : std::uint8_t {
    FetchFailed = causeCount, ///< the fetch ran, and failed
    TransformFailed,
};
inline constexpr int stateCount = causeCount + 2;

/// Time in each state, in nanoseconds of items.
using StateTimes = std::array<std::int64_t, stateCount>;

constexpr ItemState stateOf(Cause cause, Status fetch, Status transform)
{
    if (cause == Cause::FetchRunning && fetch == Status::Failed)
        return ItemState::FetchFailed;
    const bool transforms =
        cause == Cause::TransformCpu || cause == Cause::TransformOffCpu || cause == Cause::TransformUnknown;
    if (transforms && transform == Status::Failed)
        return ItemState::TransformFailed;
    return static_cast<ItemState>(cause);
}

/// Whether the item has a fetch slot meanwhile (in blocking there are none; then: the thread for its fetch).
constexpr bool holdsSlot(ItemState state)
{
    return state == ItemState::FetchFailed
        || (state > static_cast<ItemState>(Cause::FetchQueued)
            && state <= static_cast<ItemState>(Cause::FetchHeldWakeup));
}
/// Whether it is being transformed.
constexpr bool holdsThread(ItemState state)
{
    return state == ItemState::TransformFailed
        || (state >= static_cast<ItemState>(Cause::TransformCpu)
            && state <= static_cast<ItemState>(Cause::TransformUnknown));
}
/// Finished in a stage, and cannot go on: for an earlier item, the driver or a full stage.
constexpr bool isHeld(ItemState state)
{
    return (state >= static_cast<ItemState>(Cause::FetchHeldOrder)
            && state <= static_cast<ItemState>(Cause::FetchHeldWakeup))
        || (state >= static_cast<ItemState>(Cause::TransformHeldOrder)
            && state <= static_cast<ItemState>(Cause::TransformHeldWakeup));
}
/// From the fetch's start to its finish: what counts as a fetch in flight.
constexpr bool isFetching(ItemState state)
{
    return state == ItemState::FetchFailed
        || (state > static_cast<ItemState>(Cause::FetchQueued)
            && state <= static_cast<ItemState>(Cause::FetchRunning));
}

/// Which states a run has, so that an index has columns for these alone.
class StateColumns
{
public:
    StateColumns() { m_columnOf.fill(-1); }

    void add(ItemState state)
    {
        std::int8_t &column = m_columnOf[static_cast<std::size_t>(state)];
        if (column >= 0)
            return;
        column = static_cast<std::int8_t>(m_states.size());
        m_states.push_back(state);
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_states.size()); }
    [[nodiscard]] ItemState state(int column) const { return m_states[static_cast<std::size_t>(column)]; }
    /// -1: the run has no such state.
    [[nodiscard]] int of(ItemState state) const { return m_columnOf[static_cast<std::size_t>(state)]; }

private:
    std::array<std::int8_t, stateCount> m_columnOf{};
    std::vector<ItemState> m_states;
};

} // namespace overlapse
