// SPDX-License-Identifier: MIT
// What a run was made from.
#pragma once

#include "document/prepared_run.h"

namespace overlapse {

/// Of a prediction from a measurement, the times of that; else the work as it is.
WorkSpec madeFrom(const PreparedRun &run, const WorkSpec &work);

} // namespace overlapse
