// SPDX-License-Identifier: MIT
// The golden makespans, which code in each language is held against.
#pragma once

#include "pipeline/work_spec.h"

#include <array>
#include <memory>

namespace overlapse {

/// Four items, fetch = transform = 1 s, in whole seconds; -1 where the tables have no such cell.
inline int goldenMakespan(const PipelineSpec &spec)
{
    // N and M in {1, 2, 4}; columns: concurrent, parallel c = 4, c = 2, prefetching c = 4, c = 2 (futures-util 0.3.21
    // agrees with the first three).
    struct Golden
    {
        int fetchLimit;
        int transformLimit;
        std::array<int, 5> makespans;
    };
    static constexpr Golden golden[] = {
        {1, 1, {8, 8, 8, 5, 5}}, {1, 2, {5, 5, 5, 5, 5}}, {1, 4, {5, 5, 5, 5, 5}},
        {2, 1, {6, 6, 6, 5, 5}}, {2, 2, {5, 4, 4, 3, 3}}, {2, 4, {5, 3, 3, 3, 3}},
        {4, 1, {5, 5, 5, 5, 5}}, {4, 2, {5, 3, 3, 3, 3}}, {4, 4, {5, 2, 3, 2, 3}},
    };
    if (spec.mode == Mode::Sequential)
        return 8;
    if (spec.mode == Mode::Blocking)
        return 8 / spec.threads;
    const std::size_t column = spec.mode == Mode::Concurrent
        ? 0
        : (spec.mode == Mode::Parallel ? 1u : 3u) + (spec.threads == 2 ? 1u : 0u);
    for (const Golden &cell : golden)
        if (cell.fetchLimit == spec.fetchLimit && cell.transformLimit == spec.transformLimit)
            return cell.makespans[column];
    return -1;
}

/// Twenty items, the first fetch takes 5 s, the others a little over 1 s. No two instants are equal: with order any,
/// code on real threads sees equal ones one after the other.
inline std::shared_ptr<const DurationTable> headOfLineTimes()
{
    using namespace std::chrono_literals;
    auto table = std::make_shared<DurationTable>();
    table->fetch.assign(20, 1s);
    table->fetch[0] = 5s;
    for (std::size_t i = 1; i < 20; ++i)
        table->fetch[i] += 37ms * i;
    table->transform.assign(20, 253ms);
    return table;
}

} // namespace overlapse
