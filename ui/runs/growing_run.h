// SPDX-License-Identifier: MIT
// A run that is under way, as far as it has been told.
#pragma once

#include "levels/growing_levels.h"
#include "trace/recording.h"

#include <memory>

namespace overlapse {

struct GrowingRun
{
    std::shared_ptr<const Run> run; ///< null: none is under way
    std::vector<ItemRow> inFlight{};
    Nanos now{0};                                  ///< since it began
    int round = 1;                                 ///< of the repeats; 0: it is left out
    int repeats = 1;                               ///< 1: nothing is repeated
    std::shared_ptr<const GrowingLevels> levels{}; ///< of what has ended; null: not indexed

    [[nodiscard]] std::int64_t rows() const
    {
        return run ? run->trace.emittedCount() + static_cast<std::int64_t>(inFlight.size()) : 0;
    }
};

} // namespace overlapse
