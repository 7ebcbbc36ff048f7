// SPDX-License-Identifier: MIT
// In a report: what its runs have in common, and how they came to be.
#pragma once

#include "formats/report.h"

namespace overlapse {

/// Title and setting.
void tellSetting(const Recording &recording, Secrets secrets, Report &report);

} // namespace overlapse
