// SPDX-License-Identifier: MIT
#pragma once

#include "option_reader.h"

namespace overlapse {

/// What `diff` was asked to do.
void readDiff(OptionReader &reader, Request &request);

/// Prints what tells the runs of one recording from those of another, or two of one from each other; returns the status
/// to end with.
int compareRecordings(const Request &request);

} // namespace overlapse
