// SPDX-License-Identifier: MIT
// Why nothing was let in at an instant: what the source waited for.
#pragma once

#include "analysis/releases.h"

namespace overlapse {

/// What was so at an instant between two admissions.
struct Admission
{
    enum class Why : std::uint8_t {
        Over,            ///< after the run's end
        SourceEnded,     ///< every item had been let in; of a stopped run: nothing more was
        DriverElsewhere, ///< the driver ran the transform of `item`, and nothing is polled meanwhile
        TransformsFull,  ///< the transform stage held M, so nothing above it is polled
        FetchesFull,     ///< N in flight; sequential: one item at a time
        ThreadsBusy,     ///< blocking: every thread has a task
        Room,            ///< none of these: the driver woke or polled
    };
    Why why = Why::Room;
    std::int64_t item = -1; ///< whose transform the driver ran
    std::int64_t limit = 0; ///< of what is full
    std::int64_t fetching =
        0; ///< admitted, and not yet yielded by the fetch stage (blocking: tasks not ended)
    std::int64_t transforming = 0; ///< yielded by it, and not yet emitted
    std::int64_t next = -1;        ///< the item that was let in next; -1: none was
    Nanos nextAt = absent;
    Release release{}; ///< what let it in, where that came after the instant
    std::array<std::int64_t, causeCount>
        states{}; ///< what those in `fetching` were doing; all zero for too many
};

/// `states` tells of no more than so many, and looks for them no longer than that takes.
inline constexpr std::int64_t mostStates = 16'384;

/// O(log n), and what `states` takes.
Admission admissionAt(const Run &run, const WaitAccount &waits, const Releases &releases, Nanos at);

} // namespace overlapse
