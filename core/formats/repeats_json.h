// SPDX-License-Identifier: MIT
// What repeats say together, as keys of the result's JSON object.
#pragma once

#include "formats/json_writer.h"
#include "trace/recording.h"

namespace overlapse {

/// "repeats": of each that was measured several times the setting (setting_json.h), "runs" and "median_run" (places in
/// "runs"), "median_ns", "interval_ns": [low, high], "interval_is_range" (too few for a 95 % interval), "outliers",
/// "disturbed", "failed" (places again), "drift_p". "ranking", from the fastest: "repeat" (place in "repeats"), "ratio" of the
/// medians, its "interval", "p" (adjusted) and "different". Nothing where nothing was repeated.
void putRepeats(JsonWriter &json, const Recording &recording);

} // namespace overlapse
