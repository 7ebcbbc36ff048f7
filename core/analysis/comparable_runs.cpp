// SPDX-License-Identifier: MIT
#include "analysis/comparable_runs.h"

#include "workload/same_work.h"

#include <algorithm>

namespace overlapse {

std::vector<std::size_t> comparisonGroups(const Recording &recording)
{
    const auto areComparable = [&](const Run &a, const Run &b) {
        const Machine &p = recording.machineOf(a);
        const Machine &q = recording.machineOf(b);
        return a.clock == b.clock && p.cores == q.cores && (a.clock == Clock::Virtual || p.cpu == q.cpu)
            && sameWork(recording.workOf(a), recording.workOf(b));
    };
    std::vector<const Run *> firsts;
    std::vector<std::size_t> groups;
    groups.reserve(recording.runs.size());
    for (const Run &run : recording.runs) {
        const auto first = std::find_if(firsts.begin(), firsts.end(),
                                        [&](const Run *other) { return areComparable(run, *other); });
        groups.push_back(static_cast<std::size_t>(first - firsts.begin()));
        if (first == firsts.end())
            firsts.push_back(&run);
    }
    return groups;
}

} // namespace overlapse
