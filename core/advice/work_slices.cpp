// SPDX-License-Identifier: MIT
#include "advice/work_slices.h"

#include "workload/same_work.h"

#include <algorithm>
#include <cmath>

namespace overlapse {

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
    for (std::int64_t item = 0; item < slice.items; ++item) {
        part.paths.push_back(all[m_at]);
        m_at = (m_at + 1) % all.size();
    }
    slice.inputs = finished(std::move(part));
    return slice;
}

} // namespace overlapse
