// SPDX-License-Identifier: MIT
// How long something may still take, for the user.
#pragma once

#include <QString>

namespace overlapse {

/// Whole seconds, then minutes: more than that an estimate does not know.
QString roughTime(double seconds);

} // namespace overlapse
