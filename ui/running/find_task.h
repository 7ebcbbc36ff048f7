// SPDX-License-Identifier: MIT
// What a search for limits, or the check of an advice, is to measure. A value.
#pragma once

#include "document/experiment.h"
#include "running/limits_check.h"
#include "running/run_plan.h"

#include "advice/limit_search.h"
#include "workload/file_cache.h"

namespace overlapse {

/// How many pairs of runs a check measures; before them each setting runs once, which is left out.
inline constexpr int checkedPairs = 6; ///< as many as an interval of the median needs

struct FindTask
{
    enum class Kind : std::uint8_t { None, Search, Check };
    Kind kind = Kind::None;
    Experiment experiment{};
    Mode mode = Mode::Parallel;
    SearchOptions options{}; ///< of a search
    CheckedLimits pair{};    ///< of a check

    [[nodiscard]] PipelineSpec spec() const { return experiment.specFor(mode); }
    /// The most that it has in flight.
    [[nodiscard]] std::int64_t mostFetches() const;
};

/// `wish` has the goal, the budget and the most fetches; the experiment may allow fewer of these.
FindTask searchTask(const Experiment &experiment, Mode mode, const SearchOptions &wish, int cores);
FindTask checkTask(const Experiment &experiment, Mode mode, const CheckedLimits &pair);

/// Why the system has no room for it, in a line for the user; empty: it has.
QString roomProblem(const FindTask &task);
/// What it does outside of this program; without a title where nothing need be asked.
RunPlan planOf(const FindTask &task);
/// What the user agrees to with that.
QStringList agreementOf(const FindTask &task);

} // namespace overlapse
