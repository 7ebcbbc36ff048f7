// SPDX-License-Identifier: MIT
// Maps of limits as CSV and JSON.
#pragma once

#include "analysis/limits_map.h"

class QIODevice;

namespace overlapse {

/// A line a cell: mode,order,threads,fetch_limit,transform_limit,makespan_ns,items_per_s,p99_ns,failed,reliable,mark. `items_per_s` is of those
/// that did not fail; `mark` is
/// "best", "knee" or both with a blank between. What is not known is empty. False if the device did not take everything.
bool writeMapsCsv(QIODevice &device, const std::vector<LimitsMap> &maps);

/// {"format": "overlapse-map", "version": 1, "program", "workload": text, "lost_runs": of the recording that is replayed, if
/// its file was cut short, "cores", "maps": [{"mode", "order", "threads",
/// "items", "note": what all of it supposes or
/// leaves out, "fetch_limits": [N …], "transform_limits": [M …], "makespan_ns": [[by N] by M], "p99_ns", "failed", "reliable" as these,
/// "best": {"fetch_limit", "transform_limit", "makespan_ns", "items_per_s", "p99_ns"} / null, "knee": the same}]}
bool writeMapsJson(QIODevice &device, const std::vector<LimitsMap> &maps, const QString &workload, int cores,
                   std::int64_t lostRuns = 0);

} // namespace overlapse
