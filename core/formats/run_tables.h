// SPDX-License-Identifier: MIT
// What the runs of a recording have in common, so that a file holds it once.
#pragma once

#include "trace/recording.h"
#include "workload/secrets.h"

namespace overlapse {

struct RunTables
{
    /// Where a run's own facts are.
    struct Place
    {
        RunId id = RunId::None; ///< no other run's
        std::size_t work = 0;
        std::size_t machine = 0;
    };
    /// The recording's own first, then what runs have of their own, each once; they live as long as the recording.
    std::vector<const WorkSpec *> works;
    std::vector<const Machine *> machines;
    std::vector<Place> runs;
};

/// A run without an id, and one with another's, gets one that no run and no basis has had.
RunTables runTables(const Recording &recording, Secrets secrets);

} // namespace overlapse
