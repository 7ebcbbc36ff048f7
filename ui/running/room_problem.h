// SPDX-License-Identifier: MIT
// Whether the system has room for what is to be measured.
#pragma once

#include "pipeline/work_spec.h"

#include <vector>

namespace overlapse {

/// Why there is none for one of these, in a line for the user; empty: there is.
QString roomProblem(const WorkSpec &work, const std::vector<PipelineSpec> &specs);

} // namespace overlapse
