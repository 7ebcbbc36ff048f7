// SPDX-License-Identifier: MIT
#pragma once

#include "serve/conditions.h"
#include "workload/descriptor.h"

#include <cstdint>
#include <string>

namespace overlapse {

/// What a path below the served folder led to.
struct ServedFile
{
    int status = 200;   ///< 404: nothing to be served; 403: something that may not be read
    Descriptor file;    ///< of a regular file, open for reading
    FileState state;    ///< when it was opened
    std::string folder; ///< the canonical path, if it is a folder; no file is open then
};

/// Follows symbolic links, but not out of `root`, which is canonical: what is checked is what was opened, whatever is
/// moved about meanwhile. Devices, pipes and sockets are never opened.
ServedFile openServed(const std::string &root, const std::string &path);

} // namespace overlapse
