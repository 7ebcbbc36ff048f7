// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace overlapse {

/// Where the user's message bus is; empty: there is none. Looking further, as the bus' library does, could start one.
QString sessionBusAddress();

} // namespace overlapse
