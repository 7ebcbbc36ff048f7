// SPDX-License-Identifier: MIT
// Whether a run was measured undisturbed, by others and by the measuring itself, in words.
#pragma once

#include "analysis/recording_cost.h"

namespace overlapse {

/// From this share of the machine on, what other programs did is said.
inline constexpr double disturbingShare = 0.05;

constexpr bool wasDisturbed(const RunFacts &facts)
{
    return facts.disturbed && *facts.disturbed > disturbingShare;
}

/// "other programs used 23 % of the machine meanwhile: measure again", that the program was stopped for so long, that
/// recording took much of it, or several of these; empty where nothing of it is known. No full stop at the end. Reads the
/// whole trace.
QString conditionsSentence(const Run &run, const WorkSpec &work, int cores);

/// "recording it took about 8 % of the run: overhead is being measured"; empty where it was little.
QString recordingSentence(const std::optional<RecordingCost> &cost);
/// "1.2 ms, 3 % of the run": what recording took, be it much or little.
QString recordingCostText(const RecordingCost &cost);
/// "23 ns a reading, 430 ns of a thread's CPU clock; spans of up to 31 ns cannot be told from none".
QString clockText(const LookingCost &cost);

/// What a verdict on these runs, called so, has to add: "parallel was disturbed by other programs (23 % of the machine):
/// measure again"; empty where none was.
QString disturbedSentence(const std::vector<const Run *> &runs, const QStringList &names);

} // namespace overlapse
