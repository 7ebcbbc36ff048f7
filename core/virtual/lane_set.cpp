// SPDX-License-Identifier: MIT
#include "virtual/lane_set.h"

#include <algorithm>

namespace overlapse {

void LaneSet::resize(int lanes)
{
    for (int lane = m_lanes; lane < lanes; ++lane) {
        if (static_cast<std::size_t>(lane) >= m_busy.size())
            m_busy.push_back(false);
        m_free += m_busy[lane] ? 0 : 1;
    }
    for (int lane = lanes; lane < m_lanes; ++lane)
        m_free -= m_busy[lane] ? 0 : 1; // a busy one retires after its item
    m_lanes = lanes;
    m_hint = 0;
}

std::int32_t LaneSet::takeLowest()
{
    while (m_busy[m_hint])
        ++m_hint;
    m_busy[m_hint] = true;
    --m_free;
    return static_cast<std::int32_t>(m_hint);
}

void LaneSet::give(std::int32_t lane)
{
    m_busy[lane] = false;
    if (lane >= m_lanes)
        return;
    ++m_free;
    m_hint = std::min(m_hint, static_cast<std::size_t>(lane));
}

} // namespace overlapse
