// SPDX-License-Identifier: MIT
// What recording added to a measured run: how often its threads read their clocks for it, and what that took.
#pragma once

#include "trace/recording.h"

namespace overlapse {

struct Readings
{
    std::int64_t clock = 0;
    std::int64_t threadClock = 0; ///< of a thread's CPU time

    friend bool operator==(const Readings &, const Readings &) = default;
};

/// In nanoseconds.
double timeOf(const Readings &readings, const LookingCost &cost);

/// By who read them: the driver, the threads of the pool, those that read files and run commands or the one that does
/// HTTP.
struct RunReadings
{
    Readings driver;
    Readings pool;
    Readings fetchers;
    friend bool operator==(const RunReadings &, const RunReadings &) = default;
};

/// What an item of simulated work takes in parallel; of the thread's clock only where its transform is long enough.
inline constexpr Readings readingsOfItem{.clock = 5, .threadClock = 2};

/// How many readings the stamps and the CPU times of a live run stand for, as live/ takes them: events of an item that
/// follow each other on one thread share one. Not counted is what the run would read as well if nobody recorded it, to
/// meet deadlines and to spin, nor the CPU time of fetches over HTTP, which is read for many at once. Reads the whole
/// trace.
RunReadings readingsOf(const Run &run, const WorkSpec &work);

/// Of whose time a share is.
enum class TimeOf : std::uint8_t { Run, Driver, Pool, Fetchers };

struct RecordingCost
{
    Nanos time{0};    ///< that threads spent reading clocks, all together
    double share = 0; ///< 0 to 1: the largest of the shares that it is of its threads' time
    TimeOf of = TimeOf::Run;
};

/// None for a prediction, and where nobody knows what a reading took (RunFacts::looking).
/// The share: where one thing is done at a time all readings are part of the makespan, and so are the driver's always.
/// Those of the pool are shared by as many threads as could run at once on these cores, and so are those of fetches. What
/// limited the run may have been something else: then it has not become longer by that much, but all the same what is
/// measured is to that share the measuring. Writing the rows down is not in it, some 10 ns an item.
std::optional<RecordingCost> recordingCostOf(const Run &run, const WorkSpec &work, int cores);

/// From this share on it is said.
inline constexpr double costlyRecording = 0.05;
constexpr bool isCostly(const std::optional<RecordingCost> &cost)
{
    return cost && cost->share > costlyRecording;
}

} // namespace overlapse
