// SPDX-License-Identifier: MIT
#pragma once

#include "option_reader.h"

namespace overlapse {

/// What `sweep` was asked to do, after its work and pipeline were read: which limits, and that they are no more than can be
/// shown.
void readSweep(OptionReader &reader, Request &request);

/// Predicts every cell, prints the best limits and writes the maps; returns the status to end with.
int sweepLimits(const Request &request);

} // namespace overlapse
