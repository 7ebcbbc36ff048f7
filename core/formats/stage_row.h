// SPDX-License-Identifier: MIT
// One item's stay in one stage, as the text formats show it. What is absent is -1.
#pragma once

#include "trace/lane_text.h"

namespace overlapse {

struct StageRow
{
    const char *name;
    Nanos admitted;
    Nanos started;
    Nanos finished;
    Nanos yielded;
    Nanos cpu;
    std::int32_t lane;
    int attempts;
    Status status;
    std::int64_t bytes;
};

/// Null where the item never came this far.
inline const char *statusName(Status status)
{
    switch (status) {
    case Status::NotReached: break;
    case Status::Ok: return "ok";
    case Status::Failed: return "failed";
    case Status::Skipped: return "skipped";
    case Status::Cancelled: return "cancelled";
    }
    return nullptr;
}

/// A transform is tried once.
inline StageRow stageRow(const ItemRow &row, int stage)
{
    if (stage == 0)
        return {stageNames[0], row.fetchAdmitted, row.fetchStarted, row.fetchFinished, row.fetchYielded,
                row.fetchCpu,  row.fetchLane,     row.attempts,     row.fetchStatus,   row.fetchBytes};
    const bool ran = row.transformStarted != absent && row.transformStatus != Status::Skipped;
    return {stageNames[1],        row.fetchYielded,  row.transformStarted, row.transformFinished,
            row.transformYielded, row.transformCpu,  row.transformLane,    ran ? 1 : 0,
            row.transformStatus,  row.transformBytes};
}

} // namespace overlapse
