// SPDX-License-Identifier: MIT
// How well what is known of a run explains the run itself: before anything else is believed of it. Pure.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// From there on a prediction is not to be relied on: of what it is off, and of overhead that it leaves out.
inline constexpr double poorFit = 0.10;

/// `times` are those measured in the run of `work`, on so many cores. None of a run that was stopped, or took no time.
std::optional<ReplayFit> replayFit(const Run &run, const WorkSpec &work,
                                   const std::shared_ptr<const DurationTable> &times, int cores);

/// With how many at work, at the least, it makes no difference whether `times` are right or `shorter` ones are, which take
/// what may have been waiting for cores for that: DurationTable::unsureBelow. 0 if it never does.
std::int64_t unsureBelow(const PipelineSpec &spec, const std::shared_ptr<const DurationTable> &times,
                         const std::shared_ptr<const DurationTable> &shorter, int cores);

/// The most that were seen in flight, where a server never made any wait: what it does with more is not known. 0: every
/// server's capacity is known, or there is none.
std::int64_t mostSeen(const DurationTable &times);
/// Whether there were too few requests to tell whether they waited for each other at a server.
bool areTooFew(const DurationTable &times);
/// Whether they are of real work and come from a table of its stamps (formats/stamp_rows.h), which has nothing of servers.
bool areOfStampsAlone(const DurationTable &times);
/// Whether other programs used so much of the machine that waiting for cores, where it was told apart, may be anything.
bool areCoresUnknown(const DurationTable &times);
/// Whether overhead, which a prediction leaves out, would be much of its makespan.
bool isMostlyOverhead(const DurationTable &times, const Run &predicted);
/// Whether the cores were used up when they were measured, and would not be in the prediction: then it matters what waited
/// for them, which could not be told.
bool isUnsureOfCores(const DurationTable &times, const Run &predicted);
/// Whether other attempts that fail, and as many of them as may by chance, would change a prediction by more than it is to
/// be relied on for.
bool isByChance(const DurationTable &times, const Run &predicted);
/// Whether a prediction from these times had more in flight than was seen.
bool isBeyond(const DurationTable &times, const Run &predicted);

/// Whether predictions from these times can be compared with each other.
bool isComparable(const DurationTable &times, const Run &predicted);
/// Whether a prediction from these times says anything to rely on: it is comparable, and not by chance.
bool isReliable(const DurationTable &times, const Run &predicted);
/// Of a run of that work, on so many cores: whether it was measured, or predicted by what can be relied on.
bool isReliable(const Run &run, const WorkSpec &work, int cores);

/// "explains its own recording within 2 %"; where it does not, that it is not to be relied on and the likely reason.
QString fitSentence(const ReplayFit &fit);
/// The same, and what the servers are taken for: "explains its own recording within 2 %; what is fetched from is taken to serve
/// 8 at a time, as it was seen to". Empty where it is not known how well they fit.
QString replaySentence(const DurationTable &times);
/// Why, however well it fits, a prediction is not to be relied on; empty where nothing speaks against it. Beyond what was
/// seen: "at most 8 in flight were seen: whether more are served as fast is not known".
QString doubtSentence(const DurationTable &times, const Run &predicted);
/// Of a run of that work, on so many cores; empty of a measured one.
QString doubtSentence(const Run &run, const WorkSpec &work, int cores);
/// Why a prediction is not to be relied on: a doubt, or where there is none how badly the times explain their own recording.
QString unsureSentence(const Run &run, const WorkSpec &work, int cores);

} // namespace overlapse
