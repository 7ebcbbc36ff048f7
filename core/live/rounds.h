// SPDX-License-Identifier: MIT
// What is measured where modes are measured again and again. Pure.
#pragma once

#include "pipeline/spec.h"

#include <cstdint>
#include <vector>

namespace overlapse {

/// Of each mode, in one go.
inline constexpr int mostRepeats = 1'000;

/// One after the other: the specs, or with repeats a round of them that is left out, and then as many rounds as were asked
/// for, each in an order of its own, from the seed. With repeats the spec at place i is of round i / specs.size(), of which
/// round 0 is left out.
std::vector<PipelineSpec> inRounds(const std::vector<PipelineSpec> &specs, int repeats, std::uint64_t seed);

} // namespace overlapse
