// SPDX-License-Identifier: MIT
// The work of an experiment file: what is done, on what, and by which rules.
#pragma once

#include "formats/experiment_file.h"
#include "formats/json_source.h"

namespace overlapse {

/// `members` are those of "work"; `name` is the file's, which durations that stand in it are shown to come from. The
/// first mistake is the members'.
void readWork(JsonMembers members, ExperimentFile &file, const QString &name);

} // namespace overlapse
