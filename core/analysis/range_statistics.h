// SPDX-License-Identifier: MIT
// What happened in a part of a run's time: how much was finished, how busy the cores were, and in which states the items
// were for how long.
#pragma once

#include "analysis/percentiles.h"
#include "analysis/waits.h"
#include "trace/time_range.h"

#include <array>
#include <stop_token>

namespace overlapse {

/// How long items were in a state, or how long they took.
struct LengthStatistics
{
    Percentiles of; ///< `count` items; the longest is exact, the others as `exact` says
    Nanos least = absent;
    Nanos mean = absent;
    bool exact = true;   ///< else p50, p90 and p99 are off by at most LengthSketch::largestError
    Histogram histogram; ///< at most mostRangeBuckets
};
inline constexpr std::size_t mostRangeBuckets = 40;

/// The lengths are those of whole items: all of the time that an item was in a state, be some of it before or after the
/// range, of each item that was in that state at some time within the range. `inside` is what lies within, and nothing else.
struct StateStatistics
{
    LengthStatistics lengths;
    Nanos inside{0}; ///< of all items together
};

struct RangeStatistics
{
    TimeRange range;          ///< as far as the run goes
    std::int64_t touched = 0; ///< items that were under way at some time within
    std::int64_t finished =
        0;                   ///< emitted after its begin and by its end (at zero too, where it begins there)
    std::int64_t failed = 0; ///< of these
    double throughput = 0;   ///< items a second that were emitted within and have not failed; 0 of an instant
    double busyCores =
        0;           ///< mean; the CPU time of a span, for a transform its wall time where that is not known,
                     ///< is spread over it evenly
    Nanos inside{0}; ///< of all states together
    LengthStatistics latencies; ///< of what was finished, failed or not
    std::array<StateStatistics, causeCount> states;

    /// Whether the run had ended before it began: then nothing is known of it.
    [[nodiscard]] bool isBehindEnd() const;
    [[nodiscard]] const StateStatistics &of(Cause cause) const
    {
        return states[static_cast<std::size_t>(cause)];
    }
    /// Of the time of all items within, 0 to 1.
    [[nodiscard]] double shareOf(Cause cause) const;
};

class RangeIndex;

/// On all cores; `waits` are the run's. Nothing of use after `cancel` was asked for. With the run's `index` what is known of it
/// is not worked out again, and what was is added; it finds the same.
RangeStatistics rangeStatistics(const Run &run, const WaitAccount &waits, TimeRange range,
                                const std::stop_token &cancel = {}, RangeIndex *index = nullptr);

} // namespace overlapse
