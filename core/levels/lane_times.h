// SPDX-License-Identifier: MIT
// What each lane (a fetch slot, a thread, the driver) was occupied with before any instant.
#pragma once

#include "levels/cumulative_times.h"

namespace overlapse {

/// Lanes by kind: of fetches the slots, of transforms the threads, with the driver as one lane. In blocking a thread waits
/// for its fetch too, and there are no slots.
class LaneTimes
{
public:
    LaneTimes() = default;
    LaneTimes(const Run &run, const WaitAccount &waits, const StateColumns &columns);

    /// Of the slots, from 0 on; empty where nothing had that lane.
    [[nodiscard]] const CumulativeTimes &slot(std::int64_t lane) const { return of(m_slots, lane); }
    /// Of the threads, from 0 on; where the driver transforms it is 0.
    [[nodiscard]] const CumulativeTimes &thread(std::int64_t lane) const { return of(m_threads, lane); }
    /// The states that its sums stand for.
    [[nodiscard]] const StateColumns &slotColumns() const { return m_slotColumns; }
    [[nodiscard]] const StateColumns &threadColumns() const { return m_threadColumns; }
    [[nodiscard]] std::size_t bytesUsed() const;

    /// Spans of a lane between two sums.
    static constexpr int spansBetween = 16;

private:
    static const CumulativeTimes &of(const std::vector<CumulativeTimes> &lanes, std::int64_t lane)
    {
        static const CumulativeTimes none;
        return lane >= 0 && lane < static_cast<std::int64_t>(lanes.size())
            ? lanes[static_cast<std::size_t>(lane)]
            : none;
    }

    StateColumns m_slotColumns;
    StateColumns m_threadColumns;
    std::vector<CumulativeTimes> m_slots;
    std::vector<CumulativeTimes> m_threads;
};

} // namespace overlapse
