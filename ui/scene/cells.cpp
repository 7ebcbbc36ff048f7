// SPDX-License-Identifier: MIT
#include "scene/cells.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

const StackLevels &StackRounding::next(const CellSums &sums, double capacity)
{
    std::array<double, lookCount> target{};
    bool any = false;
    bool keep = true;
    for (int k = 0; k < lookCount; ++k) {
        target[k] = m_levels * static_cast<double>(sums[k]) / capacity;
        any = any || sums[k] > 0;
        const double off = target[k] - m_heights[k];
        keep = keep && std::abs(off) <= 0.75 && std::abs(m_owed[k] + off) <= 3
            && (sums[k] > 0 || m_heights[k] == 0);
    }
    if (!any)
        m_heights = {};
    else if (!keep)
        roundAnew(sums, target);
    for (int k = 0; any && k < lookCount; ++k)
        m_owed[k] = std::clamp(m_owed[k] + target[k] - m_heights[k], -4.0, 4.0);
    return m_heights;
}

void StackRounding::roundAnew(const CellSums &sums, const std::array<double, lookCount> &target)
{
    double exact = 0;
    int rest = 0;
    for (int k = 0; k < lookCount; ++k) {
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
