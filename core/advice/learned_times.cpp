// SPDX-License-Identifier: MIT
#include "advice/learned_times.h"

#include "analysis/limits_map.h"
#include "analysis/measured_times.h"

namespace overlapse {

void LearnedTimes::learn(const Run &run, const WorkSpec &work, bool quiet)
{
    constexpr std::size_t mostKept = 6;
    if (run.trace.cancelled() || run.trace.emittedCount() == 0)
        return;
    if (m_kept.size() == mostKept)
        m_kept.erase(m_kept.begin());
    m_kept.push_back({run, work});
    std::vector<OtherRun> others;
    for (const Kept &one : m_kept)
        others.push_back({&one.run, m_cores});
    const Kept &last = m_kept.back();
    const std::shared_ptr<const DurationTable> found =
        measuredTimes(last.run, last.work, m_cores, {}, m_known, others);
    if (quiet)
        m_times = found;
    if (!found || found->servers.empty())
        return;
    std::int64_t places = 0;
    for (const Capacity &server : found->servers) {
        if (!server.filled)
            return;
        places += server.places;
    }
    m_capacity = places;
}

std::optional<std::int64_t> LearnedTimes::kneeAmong(const PipelineSpec &base,
                                                    const std::vector<std::int64_t> &fetches,
                                                    const std::vector<std::int64_t> &transforms) const
{
    constexpr std::int64_t enough = 2'000; // items
    if (!m_times)
        return {};
    const LimitsMap map = mapOfLimits(base, replaying(m_times, enough), m_cores, {fetches, transforms});
    const std::optional<std::size_t> knee = kneeOf(map);
    if (!knee)
        return {};
    const PipelineSpec spec = map.specAt(*knee);
    return fetches.size() > 1 ? spec.fetchLimit : spec.transformLimit;
}

} // namespace overlapse
