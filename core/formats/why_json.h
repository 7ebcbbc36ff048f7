// SPDX-License-Identifier: MIT
// What explains a run, as keys of its JSON object.
#pragma once

#include "analysis/explanation.h"
#include "formats/json_writer.h"

namespace overlapse {

/// "path_ns" by cause, "core_time_ns", and "times_ns" with "latency", "fetch" and "transform": percentiles, null where
/// there are none, and "histogram", of [from, to, count]. "predicted_ns" is what changes are compared with, or null, and
/// "doubt" then says why; "changes": what, makespan_ns, gain and doubt of each; "patterns":
/// pattern, evidence, change, and makespan_ns and limits, null where there are none.
void putWhy(JsonWriter &json, const Explanation &explanation);

} // namespace overlapse
