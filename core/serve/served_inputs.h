// SPDX-License-Identifier: MIT
// The URLs of a folder that a run serves to itself: they name a host that stands for the server, not its port, so that
// the same work has the same inputs each time.
#pragma once

#include "pipeline/checked.h"
#include "pipeline/work_spec.h"

#include <atomic>

namespace overlapse {

/// Below .localhost (RFC 6761), so that the name leads nowhere else.
inline constexpr char servedHost[] = "served.localhost";

/// Of each regular file in the folder and below, in bytewise order of their paths; with `onlyGz`, of those that end in
/// .gz. Errors are one line.
Checked<InputList> collectServed(const QString &folder, bool onlyGz, const std::atomic<bool> *stop = nullptr);

} // namespace overlapse
