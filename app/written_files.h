// SPDX-License-Identifier: MIT
// What a command is to write must not be what it reads, nor twice the same, whatever the files are called.
#pragma once

#include "options.h"

namespace overlapse {

/// One line if an export or the list of what failed would replace something that is read, or each other. Empty if not.
QString writtenFilesProblem(const Request &request);

/// One line if a result would replace an input, or be replaced by an export. Empty if not.
QString resultsProblem(const Request &request);

} // namespace overlapse
