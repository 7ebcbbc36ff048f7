// SPDX-License-Identifier: MIT
// When a fetch that failed is tried again.
#pragma once

#include "pipeline/spec.h"

namespace overlapse {

/// Exponential, with jitter: half to all of 200 ms x 2^(attempt - 1), at most 30 s. From `seed`, so that a run can be
/// repeated; `attempt` is the one that failed, from 1.
Nanos backoffAfter(int attempt, std::uint64_t seed, std::int64_t item);

/// Whether a server that answers so may answer otherwise later: too busy, or out of order.
bool mayPass(int httpStatus);

} // namespace overlapse
