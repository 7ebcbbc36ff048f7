// SPDX-License-Identifier: MIT
// What a mode stands for in Python.
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

/// For Python 3.11: a function `pipeline(items)` that is given `async def fetch(item)`, `transform(data)` and
/// `emit(result)`; of blocking, `pipeline` and `fetch` are plain functions. The first exception ends the others and comes
/// out, of modes with a TaskGroup in an ExceptionGroup.
///
/// Tasks run by themselves, they are not polled. A test runs the code: never are there more fetches than N at a time, nor
/// transforms than min(M, c); on a pool, what is fetched and not handed on counts as a fetch. Its makespans are
/// - of sequential and blocking: the mode's own;
/// - of concurrent: no longer than its own with order any and an M that never fills, and the same in the golden table;
/// - of parallel and prefetching: prefetching's with order any, for order is kept where results leave, and nothing waits
///   for that: results wait in memory instead.
QString pythonCode(const PipelineSpec &spec);

} // namespace overlapse
