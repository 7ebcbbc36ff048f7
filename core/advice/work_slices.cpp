// SPDX-License-Identifier: MIT
#include "advice/work_slices.h"

#include "workload/same_work.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace overlapse {

WorkSlices::WorkSlices(WorkSpec work) : m_work(std::move(work))
{
    if (!m_work.inputs)
        return;
    m_order.resize(m_work.inputs->paths.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    std::shuffle(m_order.begin(), m_order.end(), std::mt19937_64(m_work.seed));
}

WorkSpec WorkSlices::next(std::int64_t items, double usualShare, std::int64_t inFlight)
{
    WorkSpec slice = m_work;
    slice.items = std::clamp<std::int64_t>(items, 1, m_work.items);
    if (!m_work.inputs) {
        // Settings are told apart best by the same items, and these will be run; of much work they are too few.
        constexpr std::int64_t most = 4;
        if (most * slice.items < m_work.items)
            slice.seed += ++m_round;
        return slice;
    }
    constexpr double mostOfUsual = 1.5;
    const auto usual =
        static_cast<std::int64_t>(std::ceil(mostOfUsual * usualShare * static_cast<double>(slice.items)));
    slice.halt = {.failures = usual + std::max(HaltRule::leastItems, 2 * inFlight)};
    InputList part{.sources = m_work.inputs->sources, .paths = {}};
    const NameList &all = m_work.inputs->paths;
    std::vector<std::uint32_t> taken;
    for (std::int64_t item = 0; item < slice.items; ++item) {
        taken.push_back(m_order[m_at]);
        m_at = (m_at + 1) % m_order.size();
    }
    // In a list's own order what fails may all come last, and a slice that is given up would not tell how much that is.
    if (taken.size() == m_order.size() && usualShare == 0)
        std::ranges::sort(taken);
    for (const std::uint32_t item : taken)
        part.paths.push_back(all[item]);
    slice.inputs = finished(std::move(part));
    return slice;
}

} // namespace overlapse
