// SPDX-License-Identifier: MIT
// What somebody wrote to an item of a run, or to an instant of it.
#pragma once

#include "pipeline/spec.h"

#include <QString>

namespace overlapse {

struct PinnedNote
{
    std::int64_t item = -1; ///< -1: of the run at `at`
    Nanos at{0};            ///< from the run's begin on
    QString text;

    friend bool operator==(const PinnedNote &, const PinnedNote &) = default;
};

} // namespace overlapse
