// SPDX-License-Identifier: MIT
// What a file server is to do, as plain data.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

struct ServeOptions
{
    QString folder{};
    quint16 port = 0;   ///< 0: any that is free
    TimeSpec latency{}; ///< waited before the first byte of a response, once it is served; none unless told
    std::int64_t capacity =
        0;           ///< so many requests are served at a time, the others wait in line; 0: as many as come
    double fail = 0; ///< the share of requests that fail, from 0 to 1
    FailureKind failWith = FailureKind::Unavailable;
    Nanos retryAfter =
        absent; ///< what each 503 asks its client to wait, in whole seconds; absent: it does not say
    std::uint64_t seed = 1;
    Nanos idle = std::chrono::minutes(1); ///< a connection on which nothing moves for so long is closed
};

/// Of a folder that a run serves to itself: on any port that is free.
ServeOptions serveOptions(const ServedFolder &served, std::uint64_t seed);

} // namespace overlapse
