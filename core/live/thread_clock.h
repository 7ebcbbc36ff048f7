// SPDX-License-Identifier: MIT
// The clocks of a live run.
#pragma once

#include "workload/work_clock.h"

#include <ctime>
#include <sys/prctl.h>

namespace overlapse {

/// Nanoseconds since the run's time zero, without those for which the program was stopped; 25 ns a reading.
class RunClock
{
public:
    using TimePoint = WorkClock::Steady::time_point;
    void start() { m_zero = WorkClock::now(); }
    [[nodiscard]] Nanos now() const { return WorkClock::now() - m_zero; }
    /// For those who sleep: after a pause they wake before the stamp is reached, and have to look.
    [[nodiscard]] TimePoint at(Nanos stamp) const { return WorkClock::steady(m_zero + stamp); }

private:
    WorkClock::time_point m_zero;
};

/// CPU time of the calling thread; about 430 ns a reading, so only at the begin and end of a transform, and of reading a
/// file, which takes ten times as long at least.
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
