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

struct Recording
{
    QString program; ///< "overlapse 0.1.0"
    QDateTime when;  ///< UTC
    Machine machine;
    WorkSpec work;
    std::vector<Run> runs;
};

} // namespace overlapse
