// SPDX-License-Identifier: MIT
// Who serves whose fetch, by number.
#pragma once

#include "pipeline/work_spec.h"

#include <vector>

namespace overlapse {

/// Of each of so many items: of replayed times its server, of URLs their host, by the order in which they come. Empty: all
/// are of one, or nothing is known. Inputs and rows begin again after the last.
std::vector<std::int32_t> placesOf(const WorkSpec &work, std::int64_t items);

} // namespace overlapse
