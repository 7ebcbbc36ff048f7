// SPDX-License-Identifier: MIT
#include "document/mode_repeats.h"

#include "analysis/conditions.h"
#include "analysis/statistics.h"
#include "trace/repeat_name.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

namespace overlapse {

namespace {

bool isOfTheSameGo(const RunRecord &a, const RunRecord &b)
{
    return a.spec().mode == b.spec().mode && a.measured() && b.measured() && a.facts.when == b.facts.when
        && a.spec() == b.spec() && a.file == b.file && sameWork(a.work(), b.work());
}

Nanos makespanOf(const RunRecord *run)
{
    return run->prepared->figures.makespan;
}

void count(ModeRepeats &repeats, bool withoutDisturbed)
{
    if (withoutDisturbed)
        std::copy_if(repeats.all.begin(), repeats.all.end(), std::back_inserter(repeats.counted),
                     [](const RunRecord *run) { return !wasDisturbed(run->facts); });
    if (repeats.counted.empty())
        repeats.counted = repeats.all;
    std::vector<double> makespans;
    makespans.reserve(repeats.counted.size());
    for (const RunRecord *run : repeats.counted)
        makespans.push_back(static_cast<double>(makespanOf(run).count()));
    repeats.median = repeats.counted[placeOfMedian(makespans)];
}

} // namespace

Nanos ModeRepeats::shortest() const
{
    return makespanOf(*std::ranges::min_element(counted, {}, makespanOf));
}

Nanos ModeRepeats::longest() const
{
    return makespanOf(*std::ranges::max_element(counted, {}, makespanOf));
}

ModeRepeats repeatsWith(const QList<RunRecord> &runs, const RunRecord &run, bool withoutDisturbed)
{
    ModeRepeats repeats;
    bool isRepeated = false; // one that was renamed since is still of those of its go
    for (const RunRecord &other : runs) {
        if (!isOfTheSameGo(run, other) || other.run().trace.cancelled())
            continue;
        repeats.all.push_back(&other);
        isRepeated = isRepeated || isRepeatName(other.facts.name);
    }
    if (!isRepeated)
        return {};
    std::ranges::sort(repeats.all, {}, [](const RunRecord *repeat) { return repeat->id(); });
    count(repeats, withoutDisturbed);
    return repeats;
}

std::vector<const RunRecord *> mediansIn(const QList<RunRecord> &runs, bool withoutDisturbed)
{
    // A file may have ten thousand runs: only those of a go with repeats in it are looked at.
    const auto goOf = [](const RunRecord &run) { return std::pair(run.facts.when, run.spec().mode); };
    std::set<std::pair<QDateTime, Mode>> repeated;
    for (const RunRecord &run : runs)
        if (isRepeatName(run.facts.name))
            repeated.insert(goOf(run));
    std::unordered_set<const RunRecord *> others; // for which a median stands
    std::vector<const RunRecord *> medians;
    for (const RunRecord &run : runs) {
        if (others.contains(&run))
            continue;
        const ModeRepeats repeats =
            repeated.contains(goOf(run)) ? repeatsWith(runs, run, withoutDisturbed) : ModeRepeats();
        others.insert(repeats.all.begin(), repeats.all.end());
        medians.push_back(others.contains(&run) ? repeats.median : &run);
    }
    return medians;
}

bool isNextRepeat(const RunRecord &fresh, const RunRecord &earlier)
{
    return isRepeatName(fresh.facts.name) && isRepeatName(earlier.facts.name)
        && isOfTheSameGo(fresh, earlier);
}

} // namespace overlapse
