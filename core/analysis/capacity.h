// SPDX-License-Identifier: MIT
// How many requests a server, a disk or a database serves at a time, from when they began and ended. Pure.
#pragma once

#include "pipeline/work_spec.h"

#include <span>
#include <vector>

namespace overlapse {

/// A request: from when it was sent to when it was answered, whatever of it was waiting in the server's line.
struct ServedRequest
{
    Nanos begin;
    Nanos end;
};

/// At a time, of requests in order of `begin`.
std::int64_t mostInFlight(std::span<const ServedRequest> requests);

/// Of one server, from its requests in the order of its line; only the first few thousand are looked at.
///
/// Any number of places replays the recorded ends (ServiceLine), so the ends do not choose it. What does: where services
/// take nearly the same time, the number that makes the service times so found scatter least, and of several that come
/// near the smallest (a multiple of it does); where they scatter, that when a request is answered, those sent earlier
/// and not yet answered are all being served, so that there are more places than there ever were of them. An answer of
/// as many as were in flight means that the server was never filled. Of a few requests that took different times neither
/// can be said: then it is not known.
Capacity capacityOf(std::span<const ServedRequest> requests);

/// A server's line: how many it serves at a time, and in which order it did.
struct Line
{
    Capacity capacity;
    std::vector<std::size_t> order; ///< places in the requests
};
/// From the server's requests in any order. They stood in line by `begin`; of those that were sent almost together, whose
/// ways take differently long, by `end`, where services are found to be alike then.
Line lineOf(std::span<const ServedRequest> requests);

} // namespace overlapse
