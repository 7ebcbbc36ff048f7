// SPDX-License-Identifier: MIT
#pragma once

#include "pipeline/spec.h"

namespace overlapse {

/// A part of a run's time.
struct TimeRange
{
    Nanos begin{0};
    Nanos end{0};

    [[nodiscard]] Nanos length() const { return end - begin; }
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

} // namespace overlapse
