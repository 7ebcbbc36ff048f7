// SPDX-License-Identifier: MIT
// What is true of all runs of a recording, for a headline; what differs among them each run has to say for itself.
#pragma once

#include "trace/recording.h"

#include <utility>

namespace overlapse {

/// A limit is shared if the runs whose modes use it have the same; absent where they differ, or none uses it.
struct SharedFacts
{
    const WorkSpec *work = nullptr;   ///< null where they differ
    std::size_t works = 1;            ///< how many different ones
    const Machine *machine = nullptr; ///< null where they differ
    std::optional<Clock> clock{};     ///< absent where there are both, or no runs
    std::optional<std::int64_t> fetchLimit{};
    std::optional<std::int64_t> transformLimit{};
    std::optional<int> threads{};
    std::optional<Order> order{}; ///< sequential's counts only where it is alone
    bool limitsDiffer = false;    ///< some of the four above
    QDateTime first{};            ///< of what is known of when they were; the same if all were at one time
    QDateTime last{};
    QString program{}; ///< empty where they differ
};

/// Points into the recording. Of one without runs: what it says of itself.
SharedFacts sharedFacts(const Recording &recording);

/// "N = 4, M = 4, 2 threads, order kept", as far as shared.
QString sharedLimitsText(const SharedFacts &facts);

/// What a run has to say for itself: its limits if some differ, its cores or whether it was measured if those do. Empty
/// where the headline says all.
QString ownFactsText(const Recording &recording, const Run &run, const SharedFacts &facts);

} // namespace overlapse
