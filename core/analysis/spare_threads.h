// SPDX-License-Identifier: MIT
// Threads that compute beside the program.
#pragma once

class QThreadPool;

namespace overlapse {

/// As many as there are cores, shared by all that reads through runs. Not the pool that Qt keeps for itself: a painter that
/// blends a large area by the processor waits for threads of that one, and so would every frame, as long as anything computes.
/// What takes seconds a piece has a pool of its own.
QThreadPool &spareThreads();

} // namespace overlapse
