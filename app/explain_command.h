// SPDX-License-Identifier: MIT
#pragma once

#include "option_reader.h"

namespace overlapse {

/// What `explain` was asked to do.
void readExplain(OptionReader &reader, Request &request);

/// Prints why each run of the recording took as long as it did; returns the status to end with.
int explainRecording(const Request &request);

} // namespace overlapse
