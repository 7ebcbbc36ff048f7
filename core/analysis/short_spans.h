// SPDX-License-Identifier: MIT
// Spans that are no longer than what the clock can tell (LookingCost::resolution).
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// False where the span was not measured from both ends: of predictions, of fetches that end at a deadline, of what never
/// ended; and where it is not known what the clock could tell.
bool isFetchTooShort(const Run &run, const ItemRow &row);
bool isTransformTooShort(const Run &run, const ItemRow &row);

struct ShortSpans
{
    std::int64_t fetches = 0;    ///< that are too short,
    std::int64_t allFetches = 0; ///< of those that were measured
    std::int64_t transforms = 0;
    std::int64_t allTransforms = 0;
};
/// Reads the whole trace.
ShortSpans shortSpans(const Run &run);

/// Less than this share of them is not worth a word.
inline constexpr double manyShortSpans = 0.01;

} // namespace overlapse
