// SPDX-License-Identifier: MIT
// Two workloads held against each other, in words.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// What `work` does otherwise than `other`, as workText() calls it: "transform sha256, retries 2". Where it does nothing
/// alike, all of it; where it does nothing otherwise, nothing. What may be secret is masked.
QString workDifference(const WorkSpec &work, const WorkSpec &other);

} // namespace overlapse
