// SPDX-License-Identifier: MIT
// The URLs of a folder that a run serves to itself.
//
// 2026-11: the server listens wherever there is a free port, another one in each run. The URLs do not say so: they name
// a host that stands for it, and libcurl is told where to connect to (CURLOPT_CONNECT_TO). So the same work has the same
// inputs each time: measurements fit predictions, and recordings of two runs can be compared.
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
