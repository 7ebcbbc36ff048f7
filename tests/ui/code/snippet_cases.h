// SPDX-License-Identifier: MIT
// Which snippets are written, compiled and run.
#pragma once

#include "pipeline/words.h"

#include <vector>

namespace overlapse {

/// Every cell of the golden tables that has code of its own.
inline std::vector<PipelineSpec> snippetCases()
{
    std::vector<PipelineSpec> cases{{.mode = Mode::Sequential}};
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching})
        for (const int threads : {2, 4}) {
            if (mode == Mode::Concurrent && threads == 2)
                continue; // it has no pool
            for (const int fetches : {1, 2, 4})
                for (const int transforms : {1, 2, 4})
                    cases.push_back({mode, Order::Kept, fetches, transforms, threads});
            for (const int fetches : {1, 2, 3, 4})
                cases.push_back({mode, Order::Any, fetches, 4, threads});
        }
    for (const int threads : {1, 2, 4})
        cases.push_back({.mode = Mode::Blocking, .threads = threads});
    return cases;
}

inline QString snippetTitle(const PipelineSpec &spec)
{
    return QStringLiteral("%1, order %2, N = %3, M = %4, c = %5")
        .arg(modeName(spec.mode), orderName(spec.order))
        .arg(spec.fetchLimit)
        .arg(spec.transformLimit)
        .arg(spec.threads);
}

} // namespace overlapse
