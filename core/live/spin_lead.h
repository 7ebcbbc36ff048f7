// SPDX-License-Identifier: MIT
// When to wake for a deadline so that it is met to the microsecond.
#pragma once

#include "pipeline/spec.h"

#include <algorithm>

namespace overlapse {

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
    void overslept(Nanos by)
    {
        m_oversleep += (std::clamp<Nanos>(by, Nanos(0), std::chrono::milliseconds(1)) - m_oversleep) / 8;
    }
    void spun(Nanos time) { m_spent += time; }

private:
    Nanos m_oversleep = std::chrono::microseconds(60);
    Nanos m_spent{0};
};

} // namespace overlapse
