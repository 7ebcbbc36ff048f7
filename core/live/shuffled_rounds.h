// SPDX-License-Identifier: MIT
// In which order settings are measured again and again. Pure.
#pragma once

#include "pipeline/spec.h"

#include <cstdint>
#include <vector>

namespace overlapse {

/// Each once, as what is cold is warm from then on, and then each once a round, every round in an order of its own, so that
/// what changes with time falls on all alike. The same seed gives the same order.
std::vector<PipelineSpec> shuffledRounds(const std::vector<PipelineSpec> &specs, int rounds,
                                         std::uint64_t seed);

} // namespace overlapse
