// SPDX-License-Identifier: MIT
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// Empty, or one line: the run takes longer than the clock goes, or its items' times do together, so that nothing true can
/// be said of it. Linear in the number of items.
QString clockProblem(const Run &run);

} // namespace overlapse
