// SPDX-License-Identifier: MIT
// What can run out is asked for here first, so that tests can let it run out at any point.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace overlapse {

enum class Scarce : std::uint8_t {
    Memory, ///< of a trace
    Thread,
};

namespace scarcity {
inline constinit std::array<std::atomic<std::int64_t>, 2> left{};
} // namespace scarcity

/// For tests: the n-th of them from now on, from 1, cannot be had; the others can. 0: all can.
inline void denyNth(Scarce what, std::int64_t n)
{
    scarcity::left[static_cast<std::size_t>(what)].store(n, std::memory_order_relaxed);
}

/// For tests: whether the one that cannot be had has been asked for.
inline bool wasDenied(Scarce what)
{
    return scarcity::left[static_cast<std::size_t>(what)].load(std::memory_order_relaxed) <= 0;
}

/// Whether one more cannot be had, as the system would say it. Any thread.
inline bool isDenied(Scarce what)
{
    std::atomic<std::int64_t> &left = scarcity::left[static_cast<std::size_t>(what)];
    return left.load(std::memory_order_relaxed) > 0 && left.fetch_sub(1, std::memory_order_relaxed) == 1;
}

} // namespace overlapse
