// SPDX-License-Identifier: MIT
// A search for limits as JSON.
#pragma once

#include "advice/search_findings.h"

class QIODevice;

namespace overlapse {

/// {"format": "overlapse-tune", "version": 1, "program", "workload": text, "lost_runs": of the
/// recording that is replayed, if its file was cut short, "cores", "settled", "spent_ns", "tried": [{"mode",
/// "order", "fetch_limit", "transform_limit", "threads", "slices" (that
/// count), "disturbed" (that do not), "throughput_per_s", "interval_per_s": [low, high],
/// "interval_is_range", "p99_ns", "failed": share}], "capacity": how many are served at a time / null, "advice": {the
/// setting, "throughput_per_s", "interval_per_s", "gain": {the limits of now that were measured, "ratio" of the throughputs, "interval",
/// "interval_is_range"}, "why"} / null, "reason": why there is none / null}. False if the device did
/// not take everything.
bool writeSearchJson(QIODevice &device, const SearchFindings &found, const QString &workload, int cores,
                     std::int64_t lostRuns = 0);

} // namespace overlapse
