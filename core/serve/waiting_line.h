// SPDX-License-Identifier: MIT
// The line before a server that serves so many requests at a time: first come, first served. Pure, knows no time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace overlapse {

/// Requests are known by numbers, of which each that enters has a higher one; `who` is told when its turn has come.
class WaitingLine
{
public:
    /// 0 places: as many as come.
    explicit WaitingLine(std::int64_t places = 0) : m_places(places) {}

    /// Whether there is a place for it at once; otherwise it stands in line.
    bool enter(std::int64_t number, int who)
    {
        if (m_places == 0 || m_inPlaces < m_places) {
            ++m_inPlaces;
            return true;
        }
        m_line.emplace_hint(m_line.end(), number, who);
        return false;
    }
    /// It has been served, or has had enough of waiting. A place that becomes free is that of the first in line.
    void leave(std::int64_t number)
    {
        if (m_line.erase(number) > 0)
            return;
        --m_inPlaces;
        if (m_line.empty())
            return;
        ++m_inPlaces;
        m_called.push_back(m_line.begin()->second);
        m_line.erase(m_line.begin());
    }
    /// Of one that has entered and not left.
    [[nodiscard]] bool isInLine(std::int64_t number) const { return m_line.contains(number); }
    [[nodiscard]] std::int64_t inPlaces() const { return m_inPlaces; }
    [[nodiscard]] std::size_t inLine() const { return m_line.size(); }

    [[nodiscard]] bool hasCalled() const { return !m_called.empty(); }
    /// Whose turn has come since the last time, in that order; some may have left meanwhile.
    std::vector<int> takeCalled() { return std::exchange(m_called, {}); }

private:
    std::int64_t m_places;
    std::int64_t m_inPlaces = 0;
    std::map<std::int64_t, int> m_line; ///< by number: in order of coming
    std::vector<int> m_called;
};

} // namespace overlapse
