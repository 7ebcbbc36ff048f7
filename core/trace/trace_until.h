// SPDX-License-Identifier: MIT
// A trace as it stood at an instant, in the shape in which a run that is under way is shown.
#pragma once

#include "trace/trace.h"

namespace overlapse {

struct TraceUntil
{
    Trace done;                    ///< the rows that were emitted by then
    std::vector<ItemRow> inFlight; ///< admitted and not emitted; what comes later is absent
};

/// What happened at or before `now`. Linear in the number of items.
TraceUntil traceUntil(const Trace &trace, Nanos now);

} // namespace overlapse
