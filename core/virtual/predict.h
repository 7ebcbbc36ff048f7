// SPDX-License-Identifier: MIT
// The predictor: the same machine on a virtual clock with c threads on K cores, so no waiting.
#pragma once

#include "pipeline/clock_end.h"
#include "pipeline/machine.h"
#include "trace/trace.h"
#include "workload/draw.h"

#include <functional>
#include <stop_token>

namespace overlapse {

/// What happened at an instant of the virtual clock; tests compare whole sequences of these.
struct Event
{
    enum class Kind : std::uint8_t {
        Admitted,
        FetchStarted,
        FetchFinished,
        FetchYielded,
        Spawned,
        TransformStarted,
        TransformFinished,
        TransformSkipped,
        Emitted,
        Changed,
    };
    Nanos at;
    Kind kind;
    std::int64_t item;
    friend bool operator==(const Event &, const Event &) = default;
};

struct ChangeRequest
{
    Nanos at;
    PipelineSpec spec;
};

struct PredictOptions
{
    int cores = 1;                        ///< K: cpu() transforms beyond it share; wall() does not contend
    Nanos stopAt = absent;                ///< ask the run to stop at this instant
    std::vector<ChangeRequest> changes{}; ///< by time (rule 13)
    std::function<bool(std::int64_t)> fetchFails{}; ///< injected failures, at the end of the fetch
    std::vector<Event> *log = nullptr;              ///< every event, in order
    std::stop_token cancel{}; ///< looked at every few thousand items; the result is then useless
};

/// Simulated work only. Runs on the calling thread; about 0.1 us an item. At the clock's end (clock_end.h) it stops, and
/// the trace ends there.
Trace predict(const PipelineSpec &spec, const WorkSpec &work, const PredictOptions &options);

} // namespace overlapse
