// SPDX-License-Identifier: MIT
// What a range of a run's time comes to, summed up item by item: the sums, and who reads them.
#pragma once

#include "analysis/item_states.h"
#include "analysis/length_sketch.h"

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

    /// Adds items `first` to `end` - 1; the first begins a block of WaitAccount::orderBlock.
    void read(RangeTally &tally, std::int64_t first, std::int64_t end);

private:
    [[nodiscard]] bool isTouched(std::int64_t first, std::int64_t end) const;
    [[nodiscard]] bool isAtZero(Nanos at) const { return at == Nanos(0) && m_range.begin == Nanos(0); }
    [[nodiscard]] bool isWithin(Nanos at) const
    {
        return (at > m_range.begin && at <= m_range.end) || isAtZero(at);
    }
    void add(const ItemRow &row, RangeTally &tally) const;
    void addCpu(Nanos begin, Nanos end, Nanos cpu, bool wallWhereUnknown, RangeTally &tally) const;

    const Run &m_run;
    const WaitAccount &m_waits;
    TimeRange m_range;
    // Room to work in.
    std::vector<ItemRow> m_rows;
    std::vector<ItemStates::Part> m_parts;
};

} // namespace overlapse
