// SPDX-License-Identifier: MIT
#pragma once

#include "options.h"

namespace overlapse {

/// What is not done without a word: what acts outside this program, several times; and what needs more memory than there
/// is. With --yes it is said and done; in a terminal the first is asked about. Empty, or why it is not done now.
QString consentProblem(const Request &request);

} // namespace overlapse
