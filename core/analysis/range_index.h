// SPDX-License-Identifier: MIT
// What each of a run's chunks of items comes to, whole: of what lies within a range of time then no item is read again.
#pragma once

#include "analysis/range_tally.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace overlapse {

/// Of one run, and empty at first: rangeStatistics() adds what it works out. Some two bytes an item. Any thread.
class RangeIndex
{
public:
    /// From the first admission of its items to when the last of them left, or the run's end; nothing where none was admitted.
    std::optional<TimeRange> timeOf(const Trace &trace, std::int64_t chunk);
    /// Null: not known.
    std::shared_ptr<const RangeTally> tallyOf(std::int64_t chunk);
    void put(std::int64_t chunk, std::shared_ptr<const RangeTally> tally);

private:
    struct Chunk
    {
        bool timed = false;
        std::optional<TimeRange> time;
        std::shared_ptr<const RangeTally> tally;
    };
    Chunk &at(std::int64_t chunk);

    std::mutex m_mutex;
    std::vector<Chunk> m_chunks;
};

} // namespace overlapse
