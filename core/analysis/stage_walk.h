// SPDX-License-Identifier: MIT
// The one walk through an item's stamps: what each interval between two of them is called. Whoever adds up, draws or
// indexes where time went goes this way.
#pragma once

#include "analysis/waits.h"

#include <algorithm>

namespace overlapse {

/// In whose line an item waits for its transform. What never reached a lane: an item whose fetch failed never will, a
/// cancelled one would have.
template<typename Row>
bool queuedForPool(const Row &row, bool poolMode)
{
    if (row.transformLane != noLane)
        return row.transformLane != driverLane;
    return poolMode && row.fetchStatus != Status::Failed && row.transformStatus != Status::Skipped;
}

constexpr Cause causeOf(PartKind heldBack)
{
    switch (heldBack) {
    case PartKind::Host: return Cause::FetchHost;
    case PartKind::Rate: return Cause::FetchRate;
    case PartKind::Capacity: return Cause::FetchCapacity;
    case PartKind::Unpolled: return Cause::FetchUnpolled;
    default: return Cause::FetchBackoff;
    }
}

/// A fetch runs, but for the time between its attempts and where rules held it back.
template<typename Whole>
void walkFetch(const PackedParts &parts, Nanos begin, Nanos end, Whole &whole)
{
    const auto add = [&whole](Cause cause, Nanos from, Nanos to) {
        if (to > from)
            whole(cause, from, to);
    };
    for (const FetchPart &part : parts) {
        if (!isHeldBack(part.kind))
            continue;
        const Nanos from = std::clamp(part.begin, begin, end);
        const Nanos until = std::clamp(part.end, from, end);
        add(Cause::FetchRunning, begin, from);
        add(causeOf(part.kind), from, until);
        begin = until;
    }
    add(Cause::FetchRunning, begin, end);
}

/// Follows the stamps from admitted to yielded, or to the run's end where one is absent; `Row` has those of ItemRow that
/// are read. Calls whole(cause, begin, end) for what has one cause, held(stage, begin, end) for what order does not
/// explain: HoldSteps splits it. No interval is empty.
template<typename Row, typename Whole, typename Held>
void walkStages(const Row &row, const PackedParts &parts, Nanos runEnd, OrderEnds order, bool poolMode,
                Whole &whole, Held &held)
{
    if (row.fetchAdmitted == absent)
        return;
    Nanos at = row.fetchAdmitted;
    // Each stamp ends an interval; false where the item came no further.
    const auto to = [&](Nanos stamp, auto account) {
        const Nanos end = std::max(at, stamp == absent ? runEnd : stamp);
        if (end > at)
            account(at, end);
        at = end;
        return stamp != absent;
    };
    const auto one = [&](Cause cause) {
        return [&whole, cause](Nanos begin, Nanos end) { whole(cause, begin, end); };
    };
    const auto split = [&](Cause byOrder, int stage, Nanos orderEnd) {
        return [&whole, &held, byOrder, stage, orderEnd](Nanos begin, Nanos end) {
            const Nanos free = std::clamp(orderEnd, begin, end);
            if (free > begin)
                whole(byOrder, begin, free);
            if (end > free)
                held(stage, free, end);
        };
    };
    const auto transform = [&](Nanos begin, Nanos end) {
        if (row.transformCpu == absent)
            return whole(Cause::TransformUnknown, begin, end);
        // The two clocks differ by a little: CPU time may come out longer than the span.
        const Nanos off = begin + std::clamp(row.transformCpu, Nanos(0), end - begin);
        if (off > begin)
            whole(Cause::TransformCpu, begin, off);
        if (end > off)
            whole(Cause::TransformOffCpu, off, end);
    };
    const auto fetch = [&whole, &parts](Nanos begin, Nanos end) { walkFetch(parts, begin, end, whole); };
    const Cause queued =
        queuedForPool(row, poolMode) ? Cause::TransformQueuedPool : Cause::TransformQueuedDriver;
    to(row.fetchStarted, one(Cause::FetchQueued)) && to(row.fetchFinished, fetch)
        && to(row.fetchYielded, split(Cause::FetchHeldOrder, 0, order.fetch))
        && to(row.transformStarted, one(queued)) && to(row.transformFinished, transform)
        && to(row.transformYielded, split(Cause::TransformHeldOrder, 1, order.transform));
}

} // namespace overlapse
