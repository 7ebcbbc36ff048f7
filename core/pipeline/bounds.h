// SPDX-License-Identifier: MIT
// The largest numbers that may be asked for, on the command line and in files.
#pragma once

#include <cstdint>

namespace overlapse {

inline constexpr std::int64_t mostItems = 100'000'000;
inline constexpr std::int64_t mostThreads = 1'024;
inline constexpr std::int64_t mostFileReads = 1'024; ///< each read in flight has a thread
inline constexpr std::int64_t highestLimit = 1'000'000'000;

} // namespace overlapse
