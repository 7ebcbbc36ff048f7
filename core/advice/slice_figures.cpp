// SPDX-License-Identifier: MIT
#include "advice/slice_figures.h"

#include "analysis/percentiles.h"
#include "pipeline/spec.h"

#include <algorithm>
#include <span>

namespace overlapse {

namespace {

// A second, of what ended at these instants.
double rateOf(std::span<const Nanos> ends)
{
    const auto count = static_cast<double>(ends.size());
    const double meanPlace = (count - 1) / 2;
    double products = 0;
    double squares = 0;
    for (std::size_t place = 0; place < ends.size(); ++place) {
        const double from = static_cast<double>(place) - meanPlace;
        products += from * static_cast<double>((ends[place] - ends.front()).count());
        squares += from * from;
    }
    return products > 0 ? 1e9 * squares / products : 0;
}

} // namespace

SliceFigures sliceFigures(const Run &run)
{
    SliceFigures figures{
        .p99 = latencyP99(run.trace), .disturbed = run.facts.disturbed, .took = run.trace.end()};
    std::vector<Nanos> ends;
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        const bool failed = row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
        figures.failed += failed;
        figures.over += failed || row.transformFinished != absent;
        if (!failed && row.transformFinished != absent)
            ends.push_back(row.transformFinished);
    }
    std::sort(ends.begin(), ends.end());
    const auto edge =
        std::min<std::size_t>(static_cast<std::size_t>(effectiveFetchLimit(run.spec)), ends.size() / 4);
    figures.throughput = rateOf(std::span(ends).subspan(edge, ends.size() - 2 * edge));
    if (figures.throughput <= 0 && !ends.empty() && run.trace.end() > Nanos(0))
        figures.throughput =
            1e9 * static_cast<double>(ends.size()) / static_cast<double>(run.trace.end().count());
    return figures;
}

} // namespace overlapse
