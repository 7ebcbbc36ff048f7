// SPDX-License-Identifier: MIT
#include "advice/slice_figures.h"

#include "analysis/percentiles.h"
#include "analysis/statistics.h"
#include "pipeline/spec.h"

#include <algorithm>
#include <limits>

namespace overlapse {

namespace {

/// In the pipeline, of one item in the order of admission.
struct Stay
{
    Nanos begin;
    Nanos end;
    bool isOver; ///< else the run was stopped before its end
};

std::vector<Stay> staysOf(const Trace &trace)
{
    std::vector<Stay> stays;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const Nanos begin = trace.stamp(StampColumn::FetchAdmitted, item);
        const Nanos end = trace.stamp(StampColumn::TransformYielded, item);
        if (begin != absent)
            stays.push_back({begin, end == absent ? trace.end() : end, end != absent});
    }
    std::ranges::stable_sort(stays, {}, &Stay::begin);
    return stays;
}

// A second; 0 where nothing is to be said of the middle.
double rateInTheMiddle(const std::vector<Stay> &stays, std::size_t edge)
{
    if (stays.size() <= 2 * edge)
        return 0;
    const std::size_t last = stays.size() - 1 - edge;
    const Nanos from = stays[edge].begin;
    const Nanos to = stays[last].begin;
    double together = 0; // time of all of them, within
    for (const Stay &stay : stays)
        together += static_cast<double>(
            std::max(Nanos(0), std::min(stay.end, to) - std::max(stay.begin, from)).count());
    double sum = 0;
    double count = 0;
    for (std::size_t at = edge; at <= last; ++at)
        if (stays[at].isOver) {
            sum += static_cast<double>((stays[at].end - stays[at].begin).count());
            ++count;
        }
    const auto length = static_cast<double>((to - from).count());
    return length > 0 && sum > 0 ? 1e9 * (together / length) / (sum / count) : 0;
}

// So many that were over in the time beside a beginning and an end of one stay each, a second: more than that did not pass.
// Else a middle without the pauses that a server asked for would count for all.
double mostPassed(const std::vector<Stay> &stays, std::int64_t over, Nanos makespan)
{
    std::vector<double> lengths;
    for (const Stay &stay : stays)
        if (stay.isOver)
            lengths.push_back(static_cast<double>((stay.end - stay.begin).count()));
    const double rest = static_cast<double>(makespan.count()) - 2 * (lengths.empty() ? 0 : medianOf(lengths));
    return rest > 0 ? 1e9 * static_cast<double>(over) / rest : std::numeric_limits<double>::infinity();
}

} // namespace

SliceFigures sliceFigures(const Run &run)
{
    SliceFigures figures{
        .p99 = latencyP99(run.trace), .disturbed = run.facts.disturbed, .took = run.trace.end()};
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        const bool failed = row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
        figures.failed += failed;
        figures.over += failed || row.transformFinished != absent;
    }
    const std::int64_t good = figures.over - figures.failed;
    if (good == 0 || figures.took <= Nanos(0))
        return figures;
    const std::vector<Stay> stays = staysOf(run.trace);
    const auto inFlight = static_cast<std::size_t>(effectiveFetchLimit(run.spec));
    const double rate = std::min(rateInTheMiddle(stays, std::min(inFlight, stays.size() / 4)),
                                 mostPassed(stays, figures.over, figures.took));
    figures.throughput = rate > 0
        ? rate * static_cast<double>(good) / static_cast<double>(figures.over)
        : 1e9 * static_cast<double>(good) / static_cast<double>(figures.took.count());
    return figures;
}

} // namespace overlapse
