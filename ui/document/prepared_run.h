// SPDX-License-Identifier: MIT
// A run with everything that is told from it, computed once.
#pragma once

#include "analysis/recording_cost.h"
#include "analysis/sentence.h"
#include "levels/run_levels.h"

#include <memory>

namespace overlapse {

struct PreparedRun
{
    Run run;
    WaitAccount waits;
    RunLevels levels;
    Figures figures;
    QString sentence;
    std::shared_ptr<const DurationTable> replayed; ///< the times that it was predicted from; null: of others

    bool endsLate = false; ///< in truth, by the scheduler's turns (scheduler_turns.h)
    QString
        doubt{}; ///< why it is not to be relied on, though it may fit its recording; empty: nothing speaks against it

    std::optional<RecordingCost> recording{}; ///< none: predicted, or not known

    /// Whether all of it is told. If not, only what the trace has counted is in the figures, and there are no waits.
    bool complete = true;

    /// Whether it was measured, or predicted from what can be relied on.
    [[nodiscard]] bool isReliable() const;
};
using PreparedRunPtr = std::shared_ptr<const PreparedRun>;

/// Pure; may take milliseconds for long runs, so not on the GUI thread.
PreparedRunPtr prepareRun(Run run, const WorkSpec &work, int cores);
/// What can be told of a run at once, however long it is: enough to draw it.
PreparedRunPtr firstLookAt(Run run, const WorkSpec &work);

} // namespace overlapse
