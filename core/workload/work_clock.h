// SPDX-License-Identifier: MIT
// The clock of all that is measured: it stands still while the whole program does.
#pragma once

#include "pipeline/spec.h"

#include <atomic>

namespace overlapse {

/// The steady clock without the time for which the program was stopped (Ctrl-Z): what is under way then goes on
/// afterwards, and no stamp holds the pause. One of the process. Thread-safe; 25 ns a reading.
class WorkClock
{
public:
    using duration = Nanos;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<WorkClock>;
    using Steady = std::chrono::steady_clock;
    static constexpr bool is_steady = true;

    static time_point now()
    {
        for (;;) {
            const std::uint32_t seen = s_state.load(std::memory_order_acquire);
            const Nanos at = (seen & stateMask) == stands ? Nanos(s_stoppedAt.load(std::memory_order_relaxed))
                                                          : Steady::now().time_since_epoch() - paused();
            // One that the pause caught in here looks again: time must not jump there and back.
            if ((seen & stateMask) != stopping && s_state.load(std::memory_order_acquire) == seen)
                return time_point(at);
        }
    }
    /// When the steady clock will show it, for those who sleep until then; they wake early if there is a pause meanwhile.
    static Steady::time_point steady(time_point when)
    {
        return Steady::time_point(when.time_since_epoch() + paused());
    }
    /// For how long it has stood still so far, without the pause that lasts.
    static Nanos paused() { return Nanos(s_paused.load(std::memory_order_relaxed)); }

    /// Async-signal-safe, both. stop() just before the program is stopped, goOn() as soon as it goes on: false where the
    /// clock stands already, and then whoever stopped it sets it going.
    [[nodiscard]] static bool stop()
    {
        std::uint32_t seen = s_state.load(std::memory_order_acquire);
        if ((seen & stateMask) != 0 || !s_state.compare_exchange_strong(seen, seen | stopping))
            return false;
        // Nobody has been shown a later instant, and those who ask now wait for this one.
        s_stoppedAt.store((Steady::now().time_since_epoch() - paused()).count(), std::memory_order_relaxed);
        s_state.store(seen | stands, std::memory_order_release);
        return true;
    }
    static void goOn()
    {
        const Nanos stoodFor =
            Steady::now().time_since_epoch() - paused() - Nanos(s_stoppedAt.load(std::memory_order_relaxed));
        s_paused.fetch_add(stoodFor.count(), std::memory_order_relaxed);
        s_state.store((s_state.load() | stateMask) + 1, std::memory_order_release);
    }

private:
    // The state, and above it how often it has stood.
    static constexpr std::uint32_t stateMask = 3;
    static constexpr std::uint32_t stopping = 1;
    static constexpr std::uint32_t stands = 2;
    static inline constinit std::atomic<std::uint32_t> s_state{0};
    static inline constinit std::atomic<std::int64_t> s_stoppedAt{0};
    static inline constinit std::atomic<std::int64_t> s_paused{0};
    static_assert(std::atomic<std::int64_t>::is_always_lock_free, "a signal handler may not wait for a lock");
};

} // namespace overlapse
