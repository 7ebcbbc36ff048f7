// SPDX-License-Identifier: MIT
#include "analysis/overlap.h"

#include <algorithm>

namespace overlapse {

std::vector<Period> Overlap::periods(std::int64_t least) const
{
    std::vector<Nanos> begins = m_begins;
    std::vector<Nanos> ends = m_ends;
    std::sort(begins.begin(), begins.end());
    std::sort(ends.begin(), ends.end());
    std::vector<Period> result;
    std::size_t begun = 0;
    std::size_t ended = 0;
    bool open = false;
    while (ended < ends.size()) {
        const Nanos at = begun < begins.size() ? std::min(begins[begun], ends[ended]) : ends[ended];
        for (; begun < begins.size() && begins[begun] == at; ++begun)
            continue;
        for (; ended < ends.size() && ends[ended] == at; ++ended)
            continue;
        const bool enough = static_cast<std::int64_t>(begun - ended) >= least;
        if (enough && !open)
            result.push_back({at, at});
        else if (!enough && open)
            result.back().end = at;
        open = enough;
    }
    return result;
}

Nanos Overlap::time(std::int64_t least) const
{
    Nanos sum{0};
    for (const Period &period : periods(least))
        sum += period.end - period.begin;
    return sum;
}

} // namespace overlapse
