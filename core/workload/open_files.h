// SPDX-License-Identifier: MIT
// How many files and sockets this process may have open.
#pragma once

#include <cstdint>

namespace overlapse {

/// Asks the system to let this process have so many more files and sockets open, as far as it may.
void raiseOpenFiles(std::int64_t more);

/// Whether so many more can be opened right now: 0, or the errno of why not. For what would take it ill: Qt ends the
/// program where it finds none for an event loop, and a name that cannot be looked up does not say why.
int descriptorError(int more);

} // namespace overlapse
