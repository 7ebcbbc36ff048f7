// SPDX-License-Identifier: MIT
// What a recording does not hold, in words.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// "nothing is there of its first 1,200 items: the recording lost its beginning"; empty where it has it.
QString lostBeginningText(const Trace &trace);
/// "the file was cut short: the last 2 of its 5 runs are missing"; empty where they are there.
QString lostRunsText(const Recording &recording);
QString lostRunsText(const CutRecording &recording);

} // namespace overlapse
