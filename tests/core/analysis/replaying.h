// SPDX-License-Identifier: MIT
// Work that replays a table of times, for tests.
#pragma once

#include "pipeline/work_spec.h"

#include <memory>
#include <utility>

namespace overlapse {

inline WorkSpec replaying(DurationTable table, std::int64_t items)
{
    WorkSpec work;
    work.items = items;
    work.durations = std::make_shared<const DurationTable>(std::move(table));
    return work;
}

} // namespace overlapse
