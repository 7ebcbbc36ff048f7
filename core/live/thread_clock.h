// SPDX-License-Identifier: MIT
// The clocks of a live run.
#pragma once

#include "pipeline/spec.h"

#include <ctime>
#include <sys/prctl.h>

namespace overlapse {

/// Nanoseconds since the run's time zero on the steady clock; 23 ns a reading.
class RunClock
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    void start() { m_zero = std::chrono::steady_clock::now(); }
    [[nodiscard]] Nanos now() const { return std::chrono::steady_clock::now() - m_zero; }
    [[nodiscard]] TimePoint at(Nanos stamp) const { return m_zero + stamp; }

private:
    TimePoint m_zero;
};

/// CPU time of the calling thread; about 430 ns a reading, so only at the begin and end of a transform.
inline Nanos threadCpuNow()
{
    timespec ts{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts);
    return std::chrono::seconds(ts.tv_sec) + Nanos(ts.tv_nsec);
}

/// Transforms shorter than this have their CPU time left out: reading it twice would cost 5 % of them or more.
inline constexpr Nanos shortestCpuReading = std::chrono::microseconds(20);

/// Linux lets a sleeping thread oversleep by 50 us unless told otherwise.
inline void sleepPrecisely()
{
    prctl(PR_SET_TIMERSLACK, 1UL);
}

} // namespace overlapse
