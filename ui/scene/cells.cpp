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

namespace {

/// To the nearest whole number, 0 for what is less: lround() is a call for each.
int roundedFromZero(double value)
{
    const double above = value + 0.5;
    return std::max(0, static_cast<int>(above));
}

} // namespace

const StackLevels &StackRounding::next(const CellSums &sums, double capacity)
{
    const double scale = m_levels / capacity;
    std::array<double, lookCount> target{};
    bool any = false;
    bool keep = true;
    for (const Look look : m_looks) {
        const auto k = static_cast<std::size_t>(look);
        target[k] = static_cast<double>(sums[k]) * scale;
        // Not one after the other: branches that nothing could foretell would cost more.
        const bool has = sums[k] > 0;
        any |= has;
        const double off = target[k] - m_heights[k];
        const bool isNear = std::abs(off) <= 0.75;
        const bool owesLittle = std::abs(m_owed[k] + off) <= 3;
        const bool isNeeded = has | (m_heights[k] == 0);
        keep &= isNear & owesLittle & isNeeded;
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
        m_heights[k] = sums[k] > 0 ? roundedFromZero(wanted) : 0;
        rest -= m_heights[k];
    }
    // What rounding each height alone leaves over or lacks goes where it shows least: to the largest.
    rest += std::min(m_levels, roundedFromZero(exact));
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
