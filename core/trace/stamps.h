// SPDX-License-Identifier: MIT
// One item's stamps, as they were taken. Time zero is when the run began; the clock is steady.
#pragma once

#include "pipeline/spec.h"

namespace overlapse {

/// What a real fetch consists of, one after the other from its started to its finished.
enum class PartKind : std::uint8_t {
    Waiting,   ///< for the thread that does it
    Lookup,    ///< the name of the host
    Connect,   ///< to the host
    Tls,       ///< agreeing on keys
    FirstByte, ///< from sending the request to the first byte of the answer
    Download,  ///< from there to the last
    Running,   ///< a command
    Backoff,   ///< after an attempt that failed, until the next
    Host,      ///< waiting for one of its host's places
    Rate,      ///< waiting for the rate
    Capacity, ///< in the line before a server of which it is known how many it serves at a time; never measured
    Unpolled, ///< one of its awaits had ended, and no poll had begun the next
};
inline constexpr int partKindCount = 12;
/// As in JSON: "waiting", "lookup", "connect", "tls", "first_byte", "download", "running", "backoff", "host", "rate",
/// "capacity", "unpolled".
const char *partName(PartKind kind);
/// Whether a rule of the user's, a failure, the server's line or the driver held the fetch back meanwhile: what does not belong to the
/// fetch itself.
constexpr bool isHeldBack(PartKind kind)
{
    return kind == PartKind::Backoff || kind == PartKind::Host || kind == PartKind::Rate
        || kind == PartKind::Capacity || kind == PartKind::Unpolled;
}

enum class Status : std::uint8_t {
    NotReached, ///< the item never came this far
    Ok,
    Failed,
    Skipped,   ///< transform of an item whose fetch failed
    Cancelled, ///< the run ended first; the missing stamps stay absent
};

/// Parts of one item stand in order of time and do not overlap.
struct FetchPart
{
    Nanos begin;
    Nanos end;
    std::uint16_t attempt = 1;
    PartKind kind = PartKind::Running;
    Status status = Status::Ok; ///< Failed: the attempt ended here; Cancelled: the run did

    friend bool operator==(const FetchPart &, const FetchPart &) = default;
};

/// Lanes: a fetch's is the slot it held from started to yielded; a transform's the thread that ran it.
inline constexpr std::int32_t driverLane = -1;
inline constexpr std::int32_t noLane = -2;

/// admitted <= started <= finished <= yielded in each stage, and the stages meet: an item enters the transform
/// stage at the instant it is yielded by the fetch stage, so transform.admitted is fetchYielded.
struct ItemRow
{
    std::int64_t item = -1;
    std::int64_t rank = -1; ///< place in the order of emission; -1 if never emitted
    Nanos fetchAdmitted = absent;
    Nanos fetchStarted = absent;
    Nanos fetchFinished = absent; ///< when the work ended, whoever noticed it later
    Nanos fetchYielded = absent;
    Nanos transformStarted = absent;
    Nanos transformFinished = absent;
    Nanos transformYielded = absent;
    Nanos transformCpu = absent; ///< CPU time, of commands too: may be more than the span; absent: not read
    Nanos fetchCpu =
        absent; ///< the same; of HTTP its share of the thread's; absent where fetching is only waiting
    std::int64_t fetchBytes = -1;
    std::int64_t transformBytes = -1;
    std::int32_t fetchLane = noLane;
    std::int32_t transformLane = noLane;
    std::uint16_t attempts = 0; ///< of the fetch
    Status fetchStatus = Status::NotReached;
    Status transformStatus = Status::NotReached;

    friend bool operator==(const ItemRow &, const ItemRow &) = default;
};

} // namespace overlapse
