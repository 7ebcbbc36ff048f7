// SPDX-License-Identifier: MIT
// A finished result: what ran, where, and what happened in each mode. What files hold and windows show.
#pragma once

#include "pipeline/work_spec.h"
#include "trace/trace.h"

#include <QDateTime>

#include <vector>

namespace overlapse {

enum class Clock : std::uint8_t { Live, Virtual };

struct Run
{
    PipelineSpec spec;
    Clock clock = Clock::Live;
    Trace trace;
};

struct Machine
{
    int cores = 1; ///< cores that this process may use; for a prediction, K
    QString cpu;   ///< the processor's name, if it is known
    QString system;
};

/// What the page cache held of the inputs when each mode began. A fresh measurement says it; no recording keeps it.
struct CacheState
{
    enum class Kind : std::uint8_t {
        AsFound, ///< nothing was done
        Warm,    ///< every file was read once, before the first mode
        Cold,    ///< the files were dropped from the cache before each mode
    };
    Kind kind = Kind::AsFound;
    std::int64_t files = 0;   ///< Cold: how many were dropped
    std::int64_t stayed = 0;  ///< of which so many stayed
    std::int64_t unknown = 0; ///< and the system does not tell of so many
};

struct Recording
{
    QString program; ///< "overlapse 0.1.0"
    QDateTime when;  ///< UTC
    Machine machine;
    WorkSpec work;
    std::vector<Run> runs;
    CacheState cache{};
};

} // namespace overlapse
