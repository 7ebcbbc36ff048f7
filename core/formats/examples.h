// SPDX-License-Identifier: MIT
// The experiments that come with the program, from resources/experiments.
#pragma once

#include "formats/experiment_file.h"

namespace overlapse {

struct Example
{
    QString name; ///< as in --experiment example:NAME; its title and what to look for are in the file
    ExperimentFile file;
};

/// In the order in which they are worth reading. Limits are those of this machine.
const std::vector<Example> &examples();

/// A path, or example:NAME for one of these. Errors are one line that begins with what was given.
Checked<ExperimentFile> openExperimentOrExample(const QString &pathOrExample);

} // namespace overlapse
