// SPDX-License-Identifier: MIT
#include "analysis/range_statistics.h"

#include "analysis/item_chunks.h"
#include "analysis/range_index.h"

#include <optional>

namespace overlapse {

namespace {

double seconds(Nanos time)
{
    return static_cast<double>(time.count()) / 1e9;
}

// The first item from which on none was admitted by `end`. Rows that were never put may lie between the others, which
// rise.
std::int64_t admittedBy(const Trace &trace, Nanos end)
{
    std::int64_t low = 0;
    std::int64_t high = trace.size();
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        std::int64_t item = middle;
        while (item < high && trace.stamp(StampColumn::FetchAdmitted, item) == absent)
            ++item;
        if (item < high && trace.stamp(StampColumn::FetchAdmitted, item) <= end)
            low = item + 1;
        else
            high = middle;
    }
    return low;
}

// Whether a range has all of what lies in the other, its ends too.
bool holds(TimeRange range, TimeRange other)
{
    return (other.begin > range.begin || range.begin == Nanos(0)) && other.end <= range.end;
}

/// What one core has found out.
struct Tally
{
    RangeTally found{};
    std::optional<RangeReader> inRange{};
    std::optional<RangeReader> whole{};
};

void readChunk(Tally &tally, const Run &run, RangeIndex *index, TimeRange range, std::int64_t first,
               std::int64_t end)
{
    const std::int64_t chunk = first / Trace::chunkItems;
    const bool isWhole = end == std::min(first + Trace::chunkItems, run.trace.size());
    const std::optional<TimeRange> time = index && isWhole ? index->timeOf(run.trace, chunk) : std::nullopt;
    if (!time || !holds(range, *time))
        return tally.inRange->read(tally.found, first, end);
    std::shared_ptr<const RangeTally> known = index->tallyOf(chunk);
    if (!known) {
        auto fresh = std::make_shared<RangeTally>();
        tally.whole->read(*fresh, first, end);
        known = fresh;
        index->put(chunk, known);
    }
    tally.found.add(*known);
}

LengthStatistics statisticsOf(const LengthSketch &sketch)
{
    return {sketch.percentiles(), sketch.least(), sketch.mean(), sketch.isExact(),
            sketch.histogram(mostRangeBuckets)};
}

} // namespace

bool RangeStatistics::isBehindEnd() const
{
    // A run in which nothing takes time is all at zero.
    return range.length() < Nanos(0) || (range.length() == Nanos(0) && range.begin > Nanos(0));
}

double RangeStatistics::shareOf(Cause cause) const
{
    return inside > Nanos(0) ? seconds(of(cause).inside) / seconds(inside) : 0;
}

RangeStatistics rangeStatistics(const Run &run, const WaitAccount &waits, TimeRange range,
                                const std::stop_token &cancel, RangeIndex *index)
{
    RangeStatistics found;
    found.range = {std::max(range.begin, Nanos(0)), std::min(range.end, run.trace.end())};
    if (found.isBehindEnd() || run.trace.size() == 0)
        return found;
    std::vector<Tally> tallies = statesForCores<Tally>();
    for (Tally &tally : tallies) {
        tally.inRange.emplace(run, waits, found.range);
        tally.whole.emplace(run, waits, TimeRange{Nanos(0), run.trace.end()});
    }
    readInChunks(tallies, admittedBy(run.trace, found.range.end), cancel,
                 [&](Tally &tally, std::int64_t first, std::int64_t end) {
                     readChunk(tally, run, index, found.range, first, end);
                 });
    RangeTally all = std::move(tallies.front().found);
    for (std::size_t i = 1; i < tallies.size(); ++i)
        all.add(tallies[i].found);
    for (std::size_t cause = 0; cause < causeCount; ++cause) {
        found.states[cause] = {statisticsOf(all.lengths[cause]), all.inside[cause]};
        found.inside += all.inside[cause];
    }
    found.latencies = statisticsOf(all.latencies);
    found.touched = all.touched;
    found.finished = all.latencies.count();
    found.failed = all.failed;
    const double length = seconds(found.range.length());
    if (length <= 0) // all of it happened at one instant
        return found;
    found.throughput = static_cast<double>(found.finished - found.failed) / length;
    found.busyCores = all.cpuSeconds / length;
    return found;
}

} // namespace overlapse
