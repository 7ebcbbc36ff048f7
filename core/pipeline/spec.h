// SPDX-License-Identifier: MIT
// What runs: a mode, an order and the limits. Plain data; the meaning of each mode is in machine.h.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>

namespace overlapse {

using Nanos = std::chrono::nanoseconds;

/// The instant of what does not come.
inline constexpr Nanos never = Nanos::max();

/// A stamp that did not happen, or a figure that was not measured. Never zero.
inline constexpr Nanos absent{-1};

enum class Mode : std::uint8_t { Sequential, Concurrent, Parallel, Prefetching, Blocking };
inline constexpr std::array allModes{Mode::Sequential, Mode::Concurrent, Mode::Parallel, Mode::Prefetching,
                                     Mode::Blocking};

/// Kept is Rust's `buffered`, Any its `buffer_unordered`.
enum class Order : std::uint8_t { Kept, Any };

struct PipelineSpec
{
    Mode mode = Mode::Parallel;
    Order order = Order::Kept;
    std::int64_t fetchLimit = 4;     ///< N, at least 1
    std::int64_t transformLimit = 4; ///< M, at least 1
    int threads = 4;                 ///< c, at least 1

    friend bool operator==(const PipelineSpec &, const PipelineSpec &) = default;
};

/// N and M mean nothing to these modes (1 and 1 in sequential, c alone in blocking).
constexpr bool usesLimits(Mode mode)
{
    return mode != Mode::Sequential && mode != Mode::Blocking;
}

/// Whether transforms run on pool threads rather than on the driver.
constexpr bool usesPool(Mode mode)
{
    return mode != Mode::Sequential && mode != Mode::Concurrent;
}

/// N and M as the poll rules see them: sequential is concurrent with N = M = 1.
constexpr std::int64_t effectiveFetchLimit(const PipelineSpec &spec)
{
    return spec.mode == Mode::Sequential ? 1 : spec.fetchLimit;
}
constexpr std::int64_t effectiveTransformLimit(const PipelineSpec &spec)
{
    return spec.mode == Mode::Sequential ? 1 : spec.transformLimit;
}

} // namespace overlapse
