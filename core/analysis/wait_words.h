// SPDX-License-Identifier: MIT
// The largest of a run's waits, in words.
#pragma once

#include "analysis/described_run.h"

namespace overlapse {

/// Causes that one remedy would cure.
enum class Wait : std::uint8_t {
    None, ///< none is significant
    Driver,
    FetchOrder,
    TransformOrder,
    Full,
    Pool,
    OffCpu,
    Wakeup,
    Host,
    Rate,
    Backoff,
    Server,
    Unpolled,
};

/// The largest of a buffered mode's waits, if it is 5 % of the items' latency.
Wait largestWait(const DescribedRun &run);
/// The largest of what rules, failures and servers held fetches back with, in any mode, if it is 5 % of the items' latency.
Wait largestHoldingBack(const DescribedRun &run);
/// "the server set the pace: it serves 9 at a time, of 32 in flight", where more were in flight than are served at a time,
/// as far as that is known or can be told; else empty.
QString serverPace(const DescribedRun &run, std::int64_t inFlight);
/// In words, with figures; empty for None.
QString waitSentence(const DescribedRun &run, Wait wait);

/// For any mode on the pool: how long transforms were off the CPU, and what shared the cores.
QString offCpuSentence(const DescribedRun &run);
/// What transforms on the driver took of the run.
QString driverSentence(const DescribedRun &run);

/// A wait that takes less of the items' latency is not worth a sentence.
inline constexpr double significantShare = 0.05;

} // namespace overlapse
