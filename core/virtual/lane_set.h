// SPDX-License-Identifier: MIT
// Which of the pool's threads are free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace overlapse {

/// The lowest free thread first (rule 4).
class LaneSet
{
public:
    explicit LaneSet(int lanes) { resize(lanes); }
    void resize(int lanes);
    [[nodiscard]] bool anyFree() const { return m_free > 0; }
    std::int32_t takeLowest();
    void give(std::int32_t lane);

private:
    std::vector<bool> m_busy;
    std::size_t m_hint = 0; // no lane below it is free
    int m_lanes = 0;
    int m_free = 0;
};

} // namespace overlapse
