// SPDX-License-Identifier: MIT
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

/// Whether the same is done to the same items, so that times can be compared. What does not matter to that (a seed from
/// which nothing is drawn, a name) may differ. Lists of inputs are compared by what they hold, unless they are shared.
bool isSameWork(const WorkSpec &a, const WorkSpec &b);

} // namespace overlapse
