// SPDX-License-Identifier: MIT
#pragma once

#include "pipeline/spec.h"

#include <algorithm>

namespace overlapse {

/// The virtual clock shows nothing later, some 73 years; nor does a recording hold it. Sums of a few stamps cannot
/// overflow.
inline constexpr Nanos clockEnd = Nanos::max() / 4;

/// `now` and `time` later, or the clock's end where that is sooner. Neither is negative.
constexpr Nanos laterOnClock(Nanos now, Nanos time)
{
    return time > clockEnd - now ? clockEnd : now + time;
}

} // namespace overlapse
