// SPDX-License-Identifier: MIT
// What a run was made from.
#pragma once

#include "document/experiment.h"
#include "document/prepared_run.h"

namespace overlapse {

/// Of a prediction from a measurement, the times of that; else the work as it is.
WorkSpec madeFrom(const PreparedRun &run, const WorkSpec &work);

/// What is known of a prediction that supposes something: other work than the experiment's, and what is supposed is its name.
/// Nothing where nothing is supposed.
void tellSupposed(RunFacts &facts, const PreparedRun &run, const Experiment &experiment,
                  const Wording &wording);

} // namespace overlapse
