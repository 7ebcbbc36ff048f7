// SPDX-License-Identifier: MIT
// What a search tried, the curve, and its advice, as lines fit for a terminal. Pure.
#pragma once

#include "advice/search_findings.h"

namespace overlapse {

/// A line for each setting: N, M, slices, throughput with its interval, p99 latency, what failed, and a bar as long as the
/// throughput, the advised one marked; then the advice and why, or why there is none. Ends with a new line.
QString searchText(const SearchFindings &found);

/// "parallel, order kept, N = 10, M = 4, 2 threads: 438 items/s (435 to 441)", in one line; there is an advice.
QString adviceText(const SearchFindings &found);

} // namespace overlapse
