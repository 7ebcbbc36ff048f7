// SPDX-License-Identifier: MIT
// What a mode stands for in Rust and in C++ with Qt, with the current limits in it.
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

/// In Rust, futures 0.3 and Tokio.
QString rustCode(const PipelineSpec &spec);

/// In C++ with Qt 6: the body of a function that is given `QFuture<Data> fetch(Item)`, `Result transform(Data)`,
/// `void emitResult(Result)` and the list `items`. A test compiles and runs it: its makespans are the
/// golden ones, and the machine's wherever N <= M. With N > M it may start a fetch one emission later than `buffered`.
QString qtCode(const PipelineSpec &spec);

} // namespace overlapse
