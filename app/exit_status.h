// SPDX-License-Identifier: MIT
#pragma once

namespace overlapse {

/// The exit statuses that users and scripts depend on; one that ends for a signal has 128 and its number (interrupt.h).
enum ExitStatus { Done = 0, SomeFailed = 1, UsageError = 2 };

} // namespace overlapse
