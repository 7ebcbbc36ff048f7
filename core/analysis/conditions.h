// SPDX-License-Identifier: MIT
// Whether a run was measured undisturbed, in words.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// From this share of the machine on, what other programs did is said.
inline constexpr double disturbingShare = 0.05;

constexpr bool wasDisturbed(const RunFacts &facts)
{
    return facts.disturbed && *facts.disturbed > disturbingShare;
}

/// "other programs used 23 % of the machine meanwhile: measure again", or that the program was stopped for so long, or
/// both; empty where nothing of it is known. No full stop at the end.
QString conditionsSentence(const Run &run);

/// What a verdict on these runs, called so, has to add: "parallel was disturbed by other programs (23 % of the machine):
/// measure again"; empty where none was.
QString disturbedSentence(const std::vector<const Run *> &runs, const QStringList &names);

} // namespace overlapse
