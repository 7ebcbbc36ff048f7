// SPDX-License-Identifier: MIT
// overlapse tune: limits found by measuring.
#pragma once

#include "option_reader.h"

namespace overlapse {

void readTune(OptionReader &reader, Request &request);

/// Measures slices of the work until the answer is settled, the budget is spent or someone stops it; what is known by then is
/// printed in each case.
int tuneLimits(const Request &request);

} // namespace overlapse
