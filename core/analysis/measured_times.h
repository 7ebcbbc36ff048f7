// SPDX-License-Identifier: MIT
// A measurement as the service times of a prediction: measured once, any other mode and limits can be predicted.
#pragma once

#include "trace/recording.h"

namespace overlapse {

/// Of each item, how long its fetch and its transform took by themselves: a fetch without back-off and without the wait
/// for a rate or a limit by host, a transform by its CPU time where that is known and no longer than its span. An item that was not measured to the
/// end has the mean of those that were. Null if none was.
///
/// It is assumed that a fetch takes as long however many are in flight, and that nothing is waited for in a transform
/// but the CPU; where it is not known, the whole span is taken for work.
std::shared_ptr<const DurationTable> measuredTimes(const Run &run, const QString &source);

/// How much of its time between started and finished a fetch waited: for its turn, and for the next attempt.
Nanos waitedIn(const ItemDetail &detail);

/// Counts the rows that lack a time, and puts the mean of the others in its place; false if a stage has none at all.
bool fillAbsent(DurationTable &table);

/// The work with those times in the place of what was done; null if nothing was measured.
std::shared_ptr<const WorkSpec> measuredWork(const Run &run, const WorkSpec &work, const QString &source);

} // namespace overlapse
