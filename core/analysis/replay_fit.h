// SPDX-License-Identifier: MIT
// How well what is known of a run explains the run itself: before anything else is believed of it.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// What a prediction from a recording has to say of itself.
struct ReplayFit
{
    double off =
        0; ///< |predicted / measured - 1| of the makespan, with the mode and the limits that were measured
    /// The most that were seen in flight at a server that never made any wait: what it does with more is not known.
    /// 0: every server's capacity is known, or there is none.
    std::int64_t mostSeen = 0;
    std::optional<double> disturbed{}; ///< other programs' share of the machine, while it was measured
};

/// From there on a prediction is not to be relied on.
inline constexpr double poorFit = 0.10;

/// `times` are measuredWork() of the run. None of a run that was stopped, or took no time.
std::optional<ReplayFit> replayFit(const Run &run, const WorkSpec &times, int cores);

/// Whether a prediction with these limits asks for more in flight than was seen.
bool isBeyond(const ReplayFit &fit, const PipelineSpec &spec);

/// What to say beside a prediction, empty where there is nothing to: "explains its own recording within 2 %"; where it
/// does not, that it is not to be relied on and the likely reason.
QString fitSentence(const ReplayFit &fit);
/// Of a prediction beyond what was seen: "at most 8 were in flight when it was measured: whether more are served as fast
/// is not known".
QString beyondSentence(const ReplayFit &fit);

} // namespace overlapse
