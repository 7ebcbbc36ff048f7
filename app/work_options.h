// SPDX-License-Identifier: MIT
// What the stages are to do, from the command line and from the experiment that it names.
#pragma once

#include "formats/experiment_file.h"
#include "option_reader.h"

namespace overlapse {

/// `experiment` gives the defaults. Lists the files that are to be read, and loads what is to be replayed.
void readWork(OptionReader &reader, const ExperimentFile &experiment, Request &request);

} // namespace overlapse
