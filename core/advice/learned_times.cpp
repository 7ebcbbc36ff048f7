// SPDX-License-Identifier: MIT
#include "advice/learned_times.h"

#include "advice/slice_figures.h"
#include "analysis/limits_map.h"
#include "analysis/measured_times.h"
#include "virtual/predict.h"

#include <numeric>

namespace overlapse {

namespace {

constexpr double muchBetter = 0.10; // of what is doubtful: less may be the doubt

std::optional<std::size_t> kneeIgnoringDoubt(LimitsMap &map)
{
    for (MapCell &cell : map.cells)
        cell.reliable = true;
    return kneeOf(map);
}

} // namespace

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

std::optional<LearnedTimes::Knee> LearnedTimes::kneeAmong(const PipelineSpec &base,
                                                          const std::vector<std::int64_t> &fetches,
                                                          const std::vector<std::int64_t> &transforms) const
{
    if (!m_times)
        return {};
    LimitsMap map = mapOfLimits(base, replaying(m_times, items()), m_cores, {fetches, transforms});
    const std::optional<std::size_t> sure = kneeOf(map);
    const std::optional<std::size_t> perhaps = kneeIgnoringDoubt(map);
    if (!perhaps)
        return {};
    // More in flight are asked of a server only by what is sure; more transforms are this machine's own.
    const bool reliable = sure
        && (fetches.size() > 1 || map.throughputAt(*perhaps) <= (1 + muchBetter) * map.throughputAt(*sure));
    const PipelineSpec spec = map.specAt(reliable ? *sure : *perhaps);
    return Knee{fetches.size() > 1 ? spec.fetchLimit : spec.transformLimit, reliable};
}

std::optional<LearnedTimes::BothLimits>
LearnedTimes::bothAmong(const PipelineSpec &base, const std::vector<std::int64_t> &fetches,
                        const std::vector<std::int64_t> &transforms) const
{
    if (!m_times)
        return {};
    LimitsMap map = mapOfLimits(base, replaying(m_times, items()), m_cores, {fetches, transforms});
    const std::optional<std::size_t> knee = kneeIgnoringDoubt(map);
    return knee ? std::optional(BothLimits{map.specAt(*knee), map.specAt(*bestOf(map))}) : std::nullopt;
}

bool LearnedTimes::fetchesCompute() const
{
    if (!m_times || m_times->fetchCpu.empty() || m_times->fetchThread)
        return false;
    const auto sum = [](const std::vector<Nanos> &times) {
        return std::accumulate(times.begin(), times.end(), Nanos(0));
    };
    return 2 * sum(m_times->fetchCpu) >= sum(m_times->fetch);
}

double LearnedTimes::throughputOf(const PipelineSpec &spec) const
{
    if (!m_times)
        return 0;
    const LimitsMap map =
        mapOfLimits(spec, replaying(m_times, items()), m_cores, {{spec.fetchLimit}, {spec.transformLimit}});
    return map.throughputAt(0);
}

double LearnedTimes::shareOfWhole(const PipelineSpec &spec) const
{
    if (!m_times || !countsWhole())
        return 1;
    const WorkSpec work = replaying(m_times, m_items);
    const Run whole{spec, Clock::Virtual, predict(spec, work, {.cores = m_cores})};
    const SliceFigures figures = sliceFigures(whole);
    if (figures.throughput <= 0 || figures.took <= Nanos(0))
        return 1;
    // What failed is no throughput, of the whole as of a slice.
    const auto good = static_cast<double>(figures.over - figures.failed);
    return good / std::chrono::duration<double>(figures.took).count() / figures.throughput;
}

} // namespace overlapse
