// SPDX-License-Identifier: MIT
// The runs of a command: measured or predicted one after the other, beside an event loop that an interruption needs.
#pragma once

#include "interrupt.h"
#include "options.h"
#include "trace/recording.h"

namespace overlapse {

/// How that has ended.
struct Ended
{
    bool interrupted = false;
    QString problem{};    ///< why it is not complete though nobody interrupted it
    bool refused = false; ///< by what was asked for
};

/// What is measured, one after the other (live/rounds.h).
std::vector<PipelineSpec> measuredSpecs(const Request &request);

/// Adds them to the recording, with the state of the cache; repeats are called "repeat 2 of 5".
Ended measureRuns(const Request &request, Interrupt &interrupt, Recording &recording);
Ended predictRuns(const Request &request, Interrupt &interrupt, Recording &recording);

} // namespace overlapse
