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
/// Any number of places replays the recorded ends (ServiceLine), so the ends do not choose it. What does: given the
/// places, each service time tells one end, so that the likelihood of the ends is that of the service times which they
/// mean, however these are distributed: of the numbers of places that one is taken of which they have the least entropy.
/// (More places than there are make sums of several services, of fewer some end before they begin.) Where more than 3 in
/// 10 service times would be next to nothing, they are what passes between answers given together; nor may those that
/// had a place at once take far longer than those that waited for one. No fewer are possible than overtook each other, and
/// one. An answer of as many as were in flight means that the server was never filled. Of a few requests that took
/// different times neither can be said: then it is not known.
Capacity capacityOf(std::span<const ServedRequest> requests);

/// A server's line: how many it serves at a time, and in which order it did.
struct Line
{
    Capacity capacity;
    std::vector<std::size_t> order; ///< places in the requests
};
/// From the server's requests in any order. They stood in line by `begin`; of those that were sent almost together, whose
/// ways take differently long, by `end`, unless all could have been served in the order in which they were sent. Sorting
/// by end hides overtaking: where a line with more places, or none, would look the same, the capacity is not known.
Line lineOf(std::span<const ServedRequest> requests);

} // namespace overlapse
