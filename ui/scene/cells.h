// SPDX-License-Identifier: MIT
// Stacks of looks in whole levels: how a cell shows what many items did in it.
#pragma once

#include "levels/time_sums.h"
#include "scene/theme.h"

#include <array>

namespace overlapse {

/// How long each look was on within a cell; CellGrid::one is one item for all of it.
using CellSums = std::array<std::int64_t, lookCount>;

/// How high each look is in a stack, in levels.
using StackLevels = std::array<int, lookCount>;

/// From the bottom up: work first, so that it stands out from waiting, then the waits in the order in which an item meets
/// them.
inline constexpr std::array<Look, lookCount> stackOrder{Look::Failed,
                                                        Look::Transform,
                                                        Look::TransformUnknown,
                                                        Look::TransformOffCpu,
                                                        Look::Fetch,
                                                        Look::FetchQueued,
                                                        Look::Host,
                                                        Look::Rate,
                                                        Look::Backoff,
                                                        Look::Capacity,
                                                        Look::Unpolled,
                                                        Look::HeldOrder,
                                                        Look::HeldDriver,
                                                        Look::HeldFull,
                                                        Look::QueuedPool,
                                                        Look::Wakeup};

/// The looks that may come, from the bottom of a stack up.
std::vector<Look> stackOf(const std::vector<std::size_t> &looks);

/// Turns sums into whole levels, cell after cell. A stack stays as it is while it is right to within a level and
/// what rounding owes stays small, so that equal neighbours can be merged and totals still hold.
class StackRounding
{
public:
    /// `looks` alone are in the sums, and must outlive it.
    StackRounding(int levels, const std::vector<Look> &looks) : m_levels(levels), m_looks(looks) {}
    /// Levels that sum to `levels * total / capacity`, rounded; all zero where the cell is empty. `capacity` > 0.
    const StackLevels &next(const CellSums &sums, double capacity);

private:
    void roundAnew(const CellSums &sums, const std::array<double, lookCount> &target);

    int m_levels;
    const std::vector<Look> &m_looks;
    StackLevels m_heights{};
    std::array<double, lookCount> m_owed{};
};

} // namespace overlapse
