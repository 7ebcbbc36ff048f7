// SPDX-License-Identifier: MIT
// What a mode stands for in Go.
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

/// For Go 1.19 with golang.org/x/sync/errgroup, as gofmt has it: a function that is given
/// `fetch(context.Context, Item) (Data, error)`, which returns soon when its context is done, `transform(Data) (Result,
/// error)` and `emit(Result)`. The first error comes out and ends the context of the fetches; what was fetched by then is
/// still transformed.
///
/// Goroutines run by themselves, they are not polled. A test compiles and runs the code: never are there more fetches
/// than N at a time, nor transforms than min(M, c); what is fetched and not handed on counts as a fetch. Its makespans are
/// - of sequential and blocking: the mode's own;
/// - of concurrent: no longer than its own with order any and an M that never fills, and the same in the golden table;
/// - of parallel and prefetching: prefetching's with order any, for order is kept where results leave, and nothing waits
///   for that: results wait in memory instead.
QString goCode(const PipelineSpec &spec);

} // namespace overlapse
