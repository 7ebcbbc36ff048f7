// SPDX-License-Identifier: MIT
#include "scene/cells.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

std::vector<Look> stackOf(const std::vector<std::size_t> &looks)
{
    std::vector<Look> stack;
    for (const Look look : stackOrder)
        if (std::find(looks.begin(), looks.end(), static_cast<std::size_t>(look)) != looks.end())
            stack.push_back(look);
    return stack;
}

const StackLevels &StackRounding::next(const CellSums &sums, double capacity)
{
    const double scale = m_levels / capacity;
    std::array<double, lookCount> target{};
    bool any = false;
    bool keep = true;
    for (const Look look : m_looks) {
        const auto k = static_cast<std::size_t>(look);
        target[k] = static_cast<double>(sums[k]) * scale;
        any = any || sums[k] > 0;
        const double off = target[k] - m_heights[k];
        keep = keep && std::abs(off) <= 0.75 && std::abs(m_owed[k] + off) <= 3
            && (sums[k] > 0 || m_heights[k] == 0);
    }
    if (!any) {
        m_heights = {};
        return m_heights;
    }
    if (!keep)
        roundAnew(sums, target);
    for (const Look look : m_looks) {
        const auto k = static_cast<std::size_t>(look);
        m_owed[k] = std::clamp(m_owed[k] + target[k] - m_heights[k], -4.0, 4.0);
    }
    return m_heights;
}

void StackRounding::roundAnew(const CellSums &sums, const std::array<double, lookCount> &target)
{
    double exact = 0;
    int rest = 0;
    for (const Look look : m_looks) {
        const auto k = static_cast<std::size_t>(look);
        exact += target[k];
        const double wanted = target[k] + std::clamp(m_owed[k], -0.75, 0.75);
        m_heights[k] = sums[k] > 0 ? std::max(0, static_cast<int>(std::lround(wanted))) : 0;
        rest -= m_heights[k];
    }
    // What rounding each height alone leaves over or lacks goes where it shows least: to the largest.
    rest += std::min(m_levels, static_cast<int>(std::lround(exact)));
    while (rest != 0) {
        const auto largest = std::max_element(m_heights.begin(), m_heights.end());
        if (*largest == 0)
            break; // so little that no look reaches half a level
        const int step = std::max(rest, -*largest);
        *largest += step;
        rest -= step;
    }
}

} // namespace overlapse
