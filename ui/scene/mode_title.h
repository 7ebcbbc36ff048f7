// SPDX-License-Identifier: MIT
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

/// "Concurrent": the mode's name as a title.
QString modeTitle(Mode mode);

} // namespace overlapse
