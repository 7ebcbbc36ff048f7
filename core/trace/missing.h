// SPDX-License-Identifier: MIT
// What a recording does not hold of a run.
#pragma once

#include "trace/trace.h"

namespace overlapse {

/// Items come in their order: of how many before the first that was admitted nothing is there, so that the oldest part of
/// the recording is gone. 0: it begins with the run, or nothing was admitted at all.
std::int64_t lostAtBeginning(const Trace &trace);

/// Whether it is all of its run: neither stopped, nor without its beginning. Only then its makespan is a result.
bool isWhole(const Trace &trace);

} // namespace overlapse
