// SPDX-License-Identifier: MIT
// What begins almost together: in which order it was let in, its ends tell better than its beginnings.
#pragma once

#include "pipeline/spec.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace overlapse {

/// On one machine, what begins within so much of the one before may have come in any order.
inline constexpr Nanos togetherHere = std::chrono::microseconds(300);

/// The places of spans (of `begin` and `end`) in the order in which they begin.
template<typename Span>
std::vector<std::size_t> orderOfBegin(std::span<const Span> spans)
{
    std::vector<std::size_t> order(spans.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return spans[a].begin < spans[b].begin; });
    return order;
}

/// The same, but each burst, of which every span begins less than `together` after the one before, by its ends.
template<typename Span>
std::vector<std::size_t> burstsByEnd(std::span<const Span> spans, Nanos together)
{
    std::vector<std::size_t> order = orderOfBegin(spans);
    for (auto first = order.begin(); first != order.end();) {
        auto last = first + 1;
        while (last != order.end() && spans[*last].begin < spans[*(last - 1)].begin + together)
            ++last;
        std::stable_sort(first, last,
                         [&](std::size_t a, std::size_t b) { return spans[a].end < spans[b].end; });
        first = last;
    }
    return order;
}

} // namespace overlapse
