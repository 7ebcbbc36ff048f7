// SPDX-License-Identifier: MIT
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// The cores that this process may use (affinity, and the quota of its control group), the processor and the system.
Machine thisMachine();

/// "overlapse 0.1.0"
QString programVersion();

} // namespace overlapse
