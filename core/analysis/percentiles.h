// SPDX-License-Identifier: MIT
// How long items took, as a distribution.
#pragma once

#include "trace/trace.h"

#include <array>
#include <vector>

namespace overlapse {

/// Of sorted values: by nearest rank, the smallest that at least so many of a hundred do not exceed (the ceil(p n / 100)th;
/// definition 1 of Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50, 1996). All
/// absent where there are none.
struct Percentiles
{
    std::int64_t count = 0;
    Nanos p50 = absent;
    Nanos p90 = absent;
    Nanos p99 = absent;
    Nanos max = absent;

    friend bool operator==(const Percentiles &, const Percentiles &) = default;
};
Percentiles percentilesOf(std::vector<Nanos> values);

/// Steps of 1, 2 and 5 in each power of ten, from 1 ns on; below that what took no time.
struct Histogram
{
    struct Bucket
    {
        Nanos from; ///< what took that long, or longer,
        Nanos to;   ///< but not so long
        std::int64_t count = 0;
        friend bool operator==(const Bucket &, const Bucket &) = default;
    };
    std::vector<Bucket> buckets; ///< adjoining, from the first that has a value to the last
};
Histogram histogramOf(const std::vector<Nanos> &values);

/// Of items that were emitted and have not failed: from admitted to emitted, and each stage from started to finished.
struct StageTimes
{
    struct Times
    {
        Percentiles percentiles;
        Histogram histogram;
    };
    Times latency;
    Times fetch;
    Times transform;
};
StageTimes stageTimes(const Trace &trace);

/// Of what was emitted, failed or not: from admitted to emitted, the 99th percentile. Absent where nothing was.
Nanos latencyP99(const Trace &trace);

} // namespace overlapse
