// SPDX-License-Identifier: MIT
// The code that a mode stands for, with the current limits in it.
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

/// "Concurrent": the mode's name as a title.
QString modeTitle(Mode mode);

/// In Rust, futures 0.3 and Tokio.
QString rustCode(const PipelineSpec &spec);

} // namespace overlapse
