// SPDX-License-Identifier: MIT
// Where threads that compute outnumber the cores: how much a real scheduler's turns add to what the virtual clock says. Pure.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// Whether simulated transforms would end so late that a prediction is off by more than it is to be relied on for.
///
/// The virtual clock gives wall() a core whenever it wants one, and shares cores evenly. A scheduler gives them in turns: who
/// has none at the end of its time, or of its fetch, learns of it when its next turn comes. With n threads of which b compute
/// at a time, on K cores, that is at most min(1, b / K) (max(b, min(n, 2 K)) / K - 1) turns of 4 ms (Linux at 250 ticks a
/// second; measured on two cores in 2026-11: wall(5ms) on four threads took 8 ms). It matters for wall(), and where threads
/// wait for fetches themselves; cpu() on a pool loses nothing by turns.
bool endsLateByTurns(const PipelineSpec &spec, const WorkSpec &work, int cores);

} // namespace overlapse
