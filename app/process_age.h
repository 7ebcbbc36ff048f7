// SPDX-License-Identifier: MIT
#pragma once

namespace overlapse {

/// Seconds since this process began, by /proc: to 10 ms. Any thread.
double processAge();

} // namespace overlapse
