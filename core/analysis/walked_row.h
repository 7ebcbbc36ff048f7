// SPDX-License-Identifier: MIT
// A row as loops over millions read it: what walkStages() needs, without copying the rest.
#pragma once

#include "trace/trace.h"

namespace overlapse {

struct WalkedRow
{
    Nanos fetchAdmitted;
    Nanos fetchStarted;
    Nanos fetchFinished;
    Nanos fetchYielded;
    Nanos transformStarted;
    Nanos transformFinished;
    Nanos transformYielded;
    Nanos transformCpu;
    std::int32_t fetchLane;
    std::int32_t transformLane;
    Status fetchStatus = Status::Ok; ///< of both stages Ok where the run has no failures
    Status transformStatus = Status::Ok;
};

/// The `i`-th of the columns; `hasFailures`: of the trace.
inline WalkedRow walkedRow(const Trace::Columns &columns, std::int64_t i, bool hasFailures)
{
    WalkedRow row{columns[StampColumn::FetchAdmitted][i],
                  columns[StampColumn::FetchStarted][i],
                  columns[StampColumn::FetchFinished][i],
                  columns[StampColumn::FetchYielded][i],
                  columns[StampColumn::TransformStarted][i],
                  columns[StampColumn::TransformFinished][i],
                  columns[StampColumn::TransformYielded][i],
                  columns[StampColumn::TransformCpu][i],
                  columns.lanes[0][i],
                  columns.lanes[1][i]};
    if (hasFailures) {
        row.fetchStatus = columns.status[0][i];
        row.transformStatus = columns.status[1][i];
    }
    return row;
}

} // namespace overlapse
