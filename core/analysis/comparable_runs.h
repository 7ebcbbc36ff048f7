// SPDX-License-Identifier: MIT
// Which runs of a recording may be compared: a makespan is faster than another only if both did the same.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// For each run the number of its group, from 0 in the order of their first runs. Runs of one group did the same work
/// on one clock with as many cores; measured ones on the same processor.
std::vector<std::size_t> comparisonGroups(const Recording &recording);

} // namespace overlapse
