// SPDX-License-Identifier: MIT
#pragma once

#include "serve/serve_options.h"
#include "workload/draw.h"

namespace overlapse {

/// What is in store for a request.
struct RequestPlan
{
    Nanos wait{0};
    bool fails = false;
};

/// Drawn from the seed and the request's number, which counts from 0: the same requests wait as long and fail each time.
inline RequestPlan planOf(const ServeOptions &options, std::int64_t number)
{
    RequestPlan plan{options.latency.a, false};
    if (options.latency.kind != TimeSpec::Kind::Constant)
        plan.wait = timeAt(options.latency, uniformDraw(options.seed, number, 0));
    plan.fails = options.fail > 0 && uniformDraw(options.seed, number, 1) < options.fail;
    return plan;
}

} // namespace overlapse
