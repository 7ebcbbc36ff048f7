// SPDX-License-Identifier: MIT
// What a range of a run's time comes to, summed up item by item: the sums, and who reads them.
#pragma once

#include "analysis/length_sketch.h"
#include "analysis/waits.h"
#include "analysis/walked_row.h"
#include "trace/time_range.h"

#include <array>

namespace overlapse {

/// Of some of the items.
struct RangeTally
{
    std::array<LengthSketch, causeCount> lengths;
    WaitTotals inside{};
    LengthSketch latencies; ///< of what was finished
    std::int64_t touched = 0;
    std::int64_t failed = 0;
    double cpuSeconds = 0;

    void add(const RangeTally &others);
};

/// Reads items that rise. It refers to the run and its account, which must outlive it.
class RangeReader
{
public:
    RangeReader(const Run &run, const WaitAccount &waits, TimeRange range);

    /// Adds items `first` to `end` - 1, which lie in one chunk of the trace; the first begins a block of
    /// WaitAccount::orderBlock.
    void read(RangeTally &tally, std::int64_t first, std::int64_t end);

private:
    /// Of one item, in one state: all of its time there, and how much of that lies in the range.
    struct Part
    {
        Cause cause;
        Nanos whole;
        Nanos inside;
    };
    /// Where the last search for each end of a held interval ended, by stage.
    struct Places
    {
        HoldSteps::Place begin;
        HoldSteps::Place end;
    };

    [[nodiscard]] bool isTouched(const Trace::Columns &columns, std::int64_t count) const;
    [[nodiscard]] bool isAtZero(Nanos at) const { return at == Nanos(0) && m_range.begin == Nanos(0); }
    [[nodiscard]] bool isWithin(Nanos at) const
    {
        return (at > m_range.begin && at <= m_range.end) || isAtZero(at);
    }
    [[nodiscard]] TimeRange cut(Nanos begin, Nanos end) const
    {
        return {std::max(begin, m_range.begin), std::min(end, m_range.end)};
    }
    template<typename Take>
    void addHeld(int stage, Nanos begin, Nanos end, Take take);
    void addStates(const WalkedRow &row, const PackedParts &fetched, const OrderEnds &order,
                   RangeTally &tally);
    void addWork(const WalkedRow &row, Nanos fetchCpu, RangeTally &tally) const;
    void addCpu(Nanos begin, Nanos end, Nanos cpu, bool wallWhereUnknown, RangeTally &tally) const;

    const Run &m_run;
    const WaitAccount &m_waits;
    TimeRange m_range;
    bool m_ordered;
    bool m_pool;
    bool m_failures;
    bool m_details;
    Places m_places[2];
    std::vector<Part> m_parts; // room to work in
};

} // namespace overlapse
