// SPDX-License-Identifier: MIT
#include "analysis/head_of_line.h"

#include <algorithm>

namespace overlapse {

namespace {

struct Finish
{
    Nanos at;
    std::int64_t item;
};

std::vector<Finish> finishes(const Trace &trace, StampColumn column)
{
    std::vector<Finish> result;
    for (std::int64_t item = 0; item < trace.size(); ++item)
        if (const Nanos at = trace.stamp(column, item); at != absent)
            result.push_back({at, item});
    std::sort(result.begin(), result.end(), [](const Finish &a, const Finish &b) { return a.at < b.at; });
    return result;
}

} // namespace

// Between two finishes, all that finished is either before the head, and free to go, or behind it, and held:
// so the number held is what finished, less the head's index.
OrderHolds orderHolds(const Trace &trace, StampColumn finished)
{
    const std::vector<Finish> sorted = finishes(trace, finished);
    std::vector<bool> done(static_cast<std::size_t>(trace.size()) + 1, false);
    OrderHolds holds;
    HeadOfLine head{.item = 0};
    for (std::size_t i = 0; i < sorted.size();) {
        const Nanos at = sorted[i].at;
        for (; i < sorted.size() && sorted[i].at == at; ++i)
            done[static_cast<std::size_t>(sorted[i].item)] = true;
        const std::int64_t before = head.item;
        while (done[static_cast<std::size_t>(head.item)])
            ++head.item;
        if (head.item != before)
            head = {.item = head.item};
        const auto held = static_cast<std::int64_t>(i) - head.item;
        const Nanos until = i < sorted.size() ? sorted[i].at : std::max(trace.end(), at);
        if (held == 0 || until == at)
            continue;
        head.held = held; // nobody behind the head gets away, so the last count is the greatest
        head.time += until - at;
        head.itemTime += (until - at) * held;
        holds.time += until - at;
        holds.itemTime += (until - at) * held;
        if (head.itemTime > holds.worst.itemTime)
            holds.worst = head;
    }
    return holds;
}

} // namespace overlapse
