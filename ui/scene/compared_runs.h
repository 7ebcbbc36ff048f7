// SPDX-License-Identifier: MIT
// Two runs held against each other, with all that is said of them, as a value that threads can hand on.
#pragma once

#include "analysis/run_difference.h"
#include "scene/timeline_scene.h"

namespace overlapse {

/// A run that can be chosen for A or B.
struct ComparableRun
{
    PanelId id = PanelId::None;
    QString title{};
    std::shared_ptr<const Run> run{};
    std::shared_ptr<const WaitAccount> waits{}; ///< of `run`
    std::shared_ptr<const WorkSpec> work{};
    Machine machine{};
    QString doubt{}; ///< why it is not to be relied on; empty: nothing speaks against it

    [[nodiscard]] RunWork with() const { return {*run, *work}; }
    [[nodiscard]] ComparedRun compared() const { return {*run, *waits, *work, &machine}; }
    /// Whether it is the same run, whatever it is called.
    [[nodiscard]] bool isRunOf(const ComparableRun &other) const { return run == other.run; }
};

struct ComparedRuns
{
    ComparableRun a;
    ComparableRun b;
    RunDifference difference;
    QStringList sentences; ///< differenceSentences()
    QString threshold;     ///< thresholdSentence()
    QStringList doubts;    ///< differenceDoubts(), and the runs' own
};

} // namespace overlapse
