// SPDX-License-Identifier: MIT
// All cores read the items of a trace, each a piece of it at a time.
#pragma once

#include "analysis/spare_threads.h"
#include "trace/trace.h"

#include <QThread>
#include <QtConcurrentMap>

#include <algorithm>
#include <atomic>
#include <stop_token>
#include <vector>

namespace overlapse {

/// One state for each core: none is shared, so nothing is locked. At least one.
template<typename State>
std::vector<State> statesForCores()
{
    return std::vector<State>(static_cast<std::size_t>(std::max(1, QThread::idealThreadCount())));
}

/// Calls read(state, first, end) for pieces that together are items 0 to `items` - 1, each state on one thread; those of
/// one state rise. A piece lies within one of the trace's chunks, and begins where one does. Where `cancel` is asked for,
/// what is under way ends and the rest is left out.
template<typename State, typename Read>
void readInChunks(std::vector<State> &states, std::int64_t items, const std::stop_token &cancel,
                  const Read &read)
{
    std::atomic<std::int64_t> next{0};
    QtConcurrent::blockingMap(&spareThreads(), states, [&](State &state) {
        while (!cancel.stop_requested()) {
            const std::int64_t first = next.fetch_add(Trace::chunkItems);
            if (first >= items)
                return;
            read(state, first, std::min(first + Trace::chunkItems, items));
        }
    });
}

} // namespace overlapse
