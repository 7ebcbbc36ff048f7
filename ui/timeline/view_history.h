// SPDX-License-Identifier: MIT
// Where one looked before: what is gone back to.
#pragma once

#include "pipeline/spec.h"

#include <optional>
#include <vector>

namespace overlapse {

struct ViewPlace
{
    Nanos begin{0};
    Nanos end{0}; ///< not after begin: everything
    double rowZoom = 1;
    double rowPlace = 0.5;
    double scroll = 0;
    friend bool operator==(const ViewPlace &, const ViewPlace &) = default;
};

class ViewHistory
{
public:
    /// A place is about to be left. What follows within a moment belongs to the same move: a wheel that is turned, a drag.
    void leave(const ViewPlace &place, std::chrono::milliseconds now)
    {
        const bool moving = now - m_left < together;
        m_left = now;
        if (moving || (!m_places.empty() && m_places.back() == place))
            return;
        m_places.push_back(place);
        if (m_places.size() > most)
            m_places.erase(m_places.begin());
    }
    /// The last one left; none: one has been nowhere else.
    std::optional<ViewPlace> back()
    {
        m_left = std::chrono::milliseconds(-together);
        if (m_places.empty())
            return std::nullopt;
        const ViewPlace place = m_places.back();
        m_places.pop_back();
        return place;
    }
    void clear() { m_places.clear(); }

private:
    static constexpr std::chrono::milliseconds together{700};
    static constexpr std::size_t most = 100;

    std::vector<ViewPlace> m_places;
    std::chrono::milliseconds m_left{-together};
};

} // namespace overlapse
