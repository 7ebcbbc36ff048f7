// SPDX-License-Identifier: MIT
#pragma once

#include "options.h"

namespace overlapse {

/// What a request would do, after planResults(): the work, the modes, what would be written and, of real work, each input
/// with its command and the name of its result. Secrets are masked.
QString dryRunText(const Request &request);

} // namespace overlapse
