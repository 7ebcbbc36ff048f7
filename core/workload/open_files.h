// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace overlapse {

/// Asks the system to let this process have so many more files and sockets open, as far as it may.
void raiseOpenFiles(std::int64_t more);
/// Empty, or one line: the system does not let this process have so many open, and how many it does.
QString openFilesProblem(std::int64_t more);

} // namespace overlapse
