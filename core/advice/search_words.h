// SPDX-License-Identifier: MIT
// Why a search advises what it does, in sentences. Pure.
#pragma once

#include "advice/limit_search.h"
#include "advice/tried.h"

namespace overlapse {

/// Another mode that is predicted to bring so much more, as a share, with these limits.
struct BetterMode
{
    PipelineSpec spec;
    double gain = 0;
};

/// None where one of them brought nothing, or other programs disturbed every slice of now.
std::optional<AdvisedGain> gainOf(const Tried &advised, const Tried &now);

/// What there is to say; all of it outlives the words.
struct SearchFacts
{
    const std::vector<Tried> &tried;
    const Tried &advised;
    std::optional<std::int64_t> capacity; ///< of servers that were filled
    UsualFailures usualFailures{};
    std::int64_t maxFetchLimit = 0;
    Nanos mostP99{0};           ///< the goal; 0: none
    const Tried *now = nullptr; ///< the limits that there are; null: they were not measured
    QString nowMissing{};       ///< why not, as a sentence; empty: they are not asked for
    double fall = 0;            ///< fallMeanwhile()
    std::optional<BetterMode> better{};
    std::int64_t wholeItems =
        0; ///< the throughputs are over all of so many; 0: there are too many for it to matter
    bool settled = false;
    bool spent = false; ///< the budget was
};

/// Sentences, with semicolons between them: what the limits of now give, what limits them, and what is gained; what is served at a time (as far as that agrees with what is advised), what fewer
/// and more in flight gave, or that they miss the goal, that another was no worse, what failed, that more was not allowed, what limits, that another mode should be faster, and that it
/// got slower or is not settled.
QString searchWhy(const SearchFacts &facts);

} // namespace overlapse
