// SPDX-License-Identifier: MIT
// What came of advised limits measured against others: in words, and the runs that stand for either. Pure.
#pragma once

#include "document/prepared_run.h"
#include "scene/wording.h"

#include "trace/recording.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace overlapse {

/// Two settings, the advised one first, by which runs are told apart, and what they are called.
struct CheckedLimits
{
    std::array<PipelineSpec, 2> specs;
    std::array<QString, 2> names; ///< "advised", "present"

    [[nodiscard]] bool differ() const { return specs[0] != specs[1]; }
};

struct CheckOutcome
{
    Q_DECLARE_TR_FUNCTIONS(CheckOutcome)
public:
    QString text{};                             ///< a sentence
    QStringList doubts{};                       ///< what makes it less than it seems
    std::array<PreparedRunPtr, 2> medianRuns{}; ///< named; null where there were not two runs of either
};

/// The recording has runs of both in any order. May take as long as to prepare two runs, so not on the GUI thread.
CheckOutcome checkOutcomeOf(const Recording &recording, const CheckedLimits &limits, const Wording &wording);

} // namespace overlapse
