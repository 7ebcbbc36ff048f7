// SPDX-License-Identifier: MIT
#include "analysis/scheduler_turns.h"

#include "analysis/figures.h"
#include "analysis/replay_fit.h"
#include "workload/draw.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr double turn = 4e6; // ns

struct MeanTimes
{
    double fetch = 0;
    double transform = 0;
};

// Of the first of the items, in ns.
MeanTimes meanTimes(const WorkSpec &work)
{
    constexpr std::int64_t enough = 200;
    const ServiceTimes times(work);
    const std::int64_t items = std::min(work.items, enough);
    MeanTimes mean;
    for (std::int64_t item = 0; item < items; ++item) {
        mean.fetch += static_cast<double>(times.fetch(item).count()) / static_cast<double>(items);
        mean.transform += static_cast<double>(times.transform(item).count()) / static_cast<double>(items);
    }
    return mean;
}

} // namespace

bool endsLateByTurns(const PipelineSpec &spec, const WorkSpec &work, int cores)
{
    const bool fetchesThere = spec.mode == Mode::Blocking;
    const auto threads = static_cast<double>(parallelism(spec, TransformKind::Wall, cores));
    if (threads <= cores || (work.transform != TransformKind::Wall && !fetchesThere))
        return false;
    const MeanTimes mean = meanTimes(work);
    const double time = mean.transform + (fetchesThere ? mean.fetch : 0);
    if (mean.transform <= 0)
        return false;
    const double computing = threads * mean.transform / time;
    const double turns =
        std::min(1., computing / cores) * (std::max(computing, std::min(threads, 2. * cores)) / cores - 1);
    return turn * turns > poorFit * time;
}

} // namespace overlapse
