// SPDX-License-Identifier: MIT
// What falls into pieces that need nothing of each other, on all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace overlapse {

/// Calls work(0) to work(pieces - 1) from the calling thread and as many others as help, those of one thread rising. Once one
/// returns false, no more are begun, and this returns false as well. What is thrown is thrown here.
bool sideBySide(std::size_t pieces, const std::function<bool(std::size_t)> &work);

} // namespace overlapse
