// SPDX-License-Identifier: MIT
// A measurement as the service times of a prediction: measured once, any other mode and limits can be predicted.
#pragma once

#include "trace/recording.h"

#include <vector>

namespace overlapse {

struct OtherRun
{
    const Run *run = nullptr;
    int cores = 1; ///< of the machine that it was measured on
};

/// Of each item, how long its fetch and its transform would take alone, from a run of `work` on `cores`.
///
/// A fetch without back-off and without the wait for a rate or a limit by host. Of real work, what lies behind it is
/// told apart: CPU time, which all share the cores for (core_split.h), and the rest, which a server, a disk or a
/// database may have let wait in its line (capacity.h; of HTTP, one a host). A transform by its CPU time where that is
/// known and no longer than its span; of commands, the rest of it that the cores do not explain as well. An item that was
/// not measured to the end has the mean of those that were. How well that explains the run is said with it. Null if none
/// was. `capacity`, where it is not 0, is what the user knows of each server, in the place of what is found out. `others`
/// are measurements of the same work, with other limits perhaps: they tell of servers that this run never filled.
std::shared_ptr<const DurationTable> measuredTimes(const Run &run, const WorkSpec &work, int cores,
                                                   const QString &source, std::int64_t capacity = 0,
                                                   const std::vector<OtherRun> &others = {});

/// Of several measurements of the same work, the one of which this is largest tells most: whole and undisturbed, then with the
/// most in flight, as only that shows what waits for what.
std::pair<bool, std::int64_t> tellingRank(const Run &run);

/// Of all servers, disks or databases together that a run fetched from: filled where each was.
Capacity capacityBehind(const Run &run, const WorkSpec &work, int cores);

/// How much of its time between started and finished a fetch waited: for its turn, and for the next attempt.
Nanos waitedIn(const PackedParts &parts);

/// Counts the rows that lack a time, and puts the mean of the others in its place; false if a stage has none at all.
bool fillAbsent(DurationTable &table);

/// Each fetch and each transform so many times as long; what holds fetches back is as it was.
DurationTable scaledTimes(DurationTable times, double fetch, double transform);

/// So many items with these times.
WorkSpec replaying(std::shared_ptr<const DurationTable> times, std::int64_t items);

/// The work with those times in the place of what was done; null if nothing was measured. The rest as above.
std::shared_ptr<const WorkSpec> measuredWork(const Run &run, const WorkSpec &work, int cores,
                                             const QString &source, std::int64_t capacity = 0,
                                             const std::vector<OtherRun> &others = {});

} // namespace overlapse
