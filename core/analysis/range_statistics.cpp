// SPDX-License-Identifier: MIT
#include "analysis/range_statistics.h"

#include "analysis/item_chunks.h"
#include "analysis/item_states.h"
#include "analysis/length_sketch.h"

#include <span>

namespace overlapse {

namespace {

constexpr std::int64_t block = WaitAccount::orderBlock; // items that are looked at, or passed over, together

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

/// What one core has found out.
struct Tally
{
    std::array<LengthSketch, causeCount> lengths;
    WaitTotals inside{};
    LengthSketch latencies;
    std::int64_t touched = 0;
    std::int64_t failed = 0;
    double cpuSeconds = 0;
    // Room to work in.
    std::vector<ItemRow> rows = std::vector<ItemRow>(block);
    std::vector<ItemStates::Part> parts{};
};

class RangeReader
{
public:
    RangeReader(const Run &run, const WaitAccount &waits, TimeRange range)
        : m_run(run), m_waits(waits), m_range(range)
    {
    }

    void read(Tally &tally, std::int64_t first, std::int64_t end) const
    {
        ItemStates states(m_run, m_waits);
        for (; first < end; first += block) {
            const std::int64_t next = std::min(first + block, end);
            if (!isTouched(first, next))
                continue;
            states.goTo(first);
            const std::span<ItemRow> rows(tally.rows.data(), static_cast<std::size_t>(next - first));
            m_run.trace.read(first, rows);
            for (const ItemRow &row : rows) {
                states.read(row, m_range, tally.parts);
                if (row.fetchAdmitted != absent)
                    add(row, tally);
            }
        }
    }

private:
    /// One column tells whether all of a block left before: an item that is stuck may lie far back.
    [[nodiscard]] bool isTouched(std::int64_t first, std::int64_t end) const
    {
        for (std::int64_t item = first; item < end; ++item) {
            const Nanos left = m_run.trace.stamp(StampColumn::TransformYielded, item);
            if (left == absent || left > m_range.begin || isAtZero(left))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool isAtZero(Nanos at) const { return at == Nanos(0) && m_range.begin == Nanos(0); }
    [[nodiscard]] bool isWithin(Nanos at) const
    {
        return (at > m_range.begin && at <= m_range.end) || isAtZero(at);
    }

    void add(const ItemRow &row, Tally &tally) const
    {
        for (const ItemStates::Part &part : tally.parts) {
            const auto cause = static_cast<std::size_t>(part.cause);
            tally.lengths[cause].add(part.whole);
            tally.inside[cause] += part.inside;
        }
        tally.touched += tally.parts.empty() ? 0 : 1;
        if (row.rank >= 0 && isWithin(row.transformYielded)) {
            tally.latencies.add(row.transformYielded - row.fetchAdmitted);
            tally.failed +=
                row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed ? 1 : 0;
        }
        addCpu(row.fetchStarted, row.fetchFinished, row.fetchCpu, false, tally);
        addCpu(row.transformStarted, row.transformFinished, row.transformCpu, true, tally);
    }

    void addCpu(Nanos begin, Nanos end, Nanos cpu, bool wallWhereUnknown, Tally &tally) const
    {
        if (begin == absent || (cpu == absent && !wallWhereUnknown))
            return;
        if (end == absent)
            end = m_run.trace.end();
        const Nanos inside = std::min(end, m_range.end) - std::max(begin, m_range.begin);
        if (inside <= Nanos(0))
            return;
        tally.cpuSeconds +=
            cpu == absent ? seconds(inside) : seconds(cpu) * (seconds(inside) / seconds(end - begin));
    }

    const Run &m_run;
    const WaitAccount &m_waits;
    TimeRange m_range;
};

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
                                const std::stop_token &cancel)
{
    RangeStatistics found;
    found.range = {std::max(range.begin, Nanos(0)), std::min(range.end, run.trace.end())};
    if (found.isBehindEnd() || run.trace.size() == 0)
        return found;
    const RangeReader reader(run, waits, found.range);
    std::vector<Tally> tallies = statesForCores<Tally>();
    readInChunks(
        tallies, admittedBy(run.trace, found.range.end), cancel,
        [&reader](Tally &tally, std::int64_t first, std::int64_t end) { reader.read(tally, first, end); });
    Tally all = std::move(tallies.front());
    for (std::size_t i = 1; i < tallies.size(); ++i) {
        const Tally &other = tallies[i];
        for (std::size_t cause = 0; cause < causeCount; ++cause) {
            all.lengths[cause].add(other.lengths[cause]);
            all.inside[cause] += other.inside[cause];
        }
        all.latencies.add(other.latencies);
        all.touched += other.touched;
        all.failed += other.failed;
        all.cpuSeconds += other.cpuSeconds;
    }
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
