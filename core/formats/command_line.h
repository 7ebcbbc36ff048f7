// SPDX-License-Identifier: MIT
// An experiment as the command that does the same.
#pragma once

#include "formats/experiment_file.h"

namespace overlapse {

enum class Verb : std::uint8_t { Run, Compare, Predict };

/// The shortest `overlapse …` line with this work and these limits, for a POSIX shell: what is the default on this
/// machine is left out. Run takes the first mode. Empty where only a file can say it: durations that are part of the
/// experiment, and files that cannot be predicted.
/// `anywhere`: on another machine too; all limits are in it then, and the cores of a prediction.
QString commandLine(const ExperimentFile &file, Verb verb, bool anywhere = false);

} // namespace overlapse
