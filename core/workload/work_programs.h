// SPDX-License-Identifier: MIT
// The commands that work starts, and whether the programs they name are there.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// Those of the transform, as written, in their order.
QStringList stepCommands(const WorkSpec &work);

/// Why the program of the fetch, or the first of the transform's, cannot be started: one line. Empty if all can, and
/// for a fetch that has no command yet.
QString fetchProgramProblem(const WorkSpec &work);
QString stepProgramProblem(const WorkSpec &work);

} // namespace overlapse
