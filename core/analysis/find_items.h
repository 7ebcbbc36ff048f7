// SPDX-License-Identifier: MIT
// The items of a run of which a condition is true.
#pragma once

#include "analysis/item_condition.h"
#include "trace/recording.h"

#include <stop_token>

namespace overlapse {

/// Why the condition can be true of no item of this work, in a line that says what would do; empty: it can.
QString conditionProblem(const ItemCondition &condition, const WorkSpec &work);

/// Rising; those that were never admitted are not among them. On all cores. Nothing of use after `cancel` was asked for.
std::vector<std::int64_t> findItems(const Run &run, const WorkSpec &work, const ItemCondition &condition,
                                    const std::stop_token &cancel = {});

} // namespace overlapse
