// SPDX-License-Identifier: MIT
// A prediction step by step: what happens, and by which poll rule.
#pragma once

#include "virtual/predict.h"

#include <QString>

namespace overlapse {

struct WalkStep
{
    Event event;
    QString what; ///< "item 2 begins its fetch"
    QString rule; ///< "Rule 4: a fetch starts when it is polled for the first time."
};

/// More items than this are not walked through: nobody could follow.
inline constexpr std::int64_t mostWalkedItems = 2'000;

/// Every event of the run, in order. Not for real work.
std::vector<WalkStep> walk(const PipelineSpec &spec, const WorkSpec &work, const PredictOptions &options);

} // namespace overlapse
