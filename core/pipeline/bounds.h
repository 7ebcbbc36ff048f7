// SPDX-License-Identifier: MIT
// The largest numbers that may be asked for, on the command line and in files.
#pragma once

#include "pipeline/work_spec.h"

#include <cstdint>

namespace overlapse {

inline constexpr std::int64_t mostItems = 100'000'000;
inline constexpr std::int64_t mostThreads = 1'024;
inline constexpr std::int64_t mostFileReads = 1'024; ///< each read in flight has a thread
inline constexpr std::int64_t highestLimit = 1'000'000'000;
inline constexpr std::int64_t mostRetries = 1'000;
inline constexpr std::int64_t mostAwaits = 1'000;
inline constexpr std::int64_t mostCapacity = 1'000'000;

/// Schedulers let work run for about so long before they look at who else waits: what takes less is not interrupted.
inline constexpr std::chrono::nanoseconds schedulerSlice = std::chrono::milliseconds(3);
inline constexpr double mostRate = 1e6; ///< requests a second

/// The largest N: each file or command in flight has a thread. The system's limit on open files may be lower.
constexpr std::int64_t mostFetches(FetchKind fetch)
{
    return fetch == FetchKind::File || fetch == FetchKind::Command ? mostFileReads : highestLimit;
}

} // namespace overlapse
