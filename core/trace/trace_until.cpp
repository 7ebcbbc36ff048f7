// SPDX-License-Identifier: MIT
#include "trace/trace_until.h"

namespace overlapse {

namespace {

// A stamp that comes later has not happened; what follows from it has not either.
ItemRow rowUntil(ItemRow row, Nanos now)
{
    for (Nanos ItemRow::*stamp :
         {&ItemRow::fetchStarted, &ItemRow::fetchFinished, &ItemRow::fetchYielded, &ItemRow::transformStarted,
          &ItemRow::transformFinished, &ItemRow::transformYielded})
        if (row.*stamp > now)
            row.*stamp = absent;
    if (row.fetchStarted == absent) {
        row.attempts = 0;
        row.fetchLane = noLane;
    }
    if (row.fetchFinished == absent) {
        row.fetchStatus = Status::NotReached;
        row.fetchCpu = absent;
    }
    if (row.transformStarted == absent)
        row.transformLane = noLane;
    if (row.transformFinished == absent) {
        row.transformStatus = Status::NotReached;
        row.transformCpu = absent;
    }
    if (row.transformYielded == absent)
        row.rank = -1;
    return row;
}

} // namespace

TraceUntil traceUntil(const Trace &trace, Nanos now)
{
    TraceUntil until{Trace(trace.size(), trace.hasBytes()), {}};
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        if (row.fetchAdmitted == absent || row.fetchAdmitted > now)
            continue;
        const ItemRow known = rowUntil(row, now);
        if (known.rank >= 0)
            until.done.put(known);
        else
            until.inFlight.push_back(known);
    }
    until.done.setEnd(std::min(now, trace.end()));
    return until;
}

} // namespace overlapse
