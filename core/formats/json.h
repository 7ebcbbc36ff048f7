// SPDX-License-Identifier: MIT
// A result as JSON, the public shape that scripts depend on: {"format":"overlapse-result","version":1,…}.
#pragma once

#include "analysis/explanation.h"
#include "workload/secrets.h"

class QIODevice;

namespace overlapse {

/// Keys stand in a fixed order; times are integers in nanoseconds; what is absent or does not apply is null. Items
/// stand in the order of emission, those never emitted at the end. A run has "name", "origin", "basis", "program",
/// "when", "machine", "workload" and "disturbed" only where they are its own, and runs have an "id" only where some have
/// any of these or several are of one mode. UTF-8, whatever bytes the inputs' names hold.
/// A measured run has {"recorder":{"clock_ns","thread_clock_ns","resolution_ns","cost_ns","share"}}: what a reading of the
/// clocks took there, below what a span cannot be told from none, and what recording took of the run
/// (analysis/recording_cost.h).
/// With `explanations`, one a run, each says why as well (why_json.h).
/// False if the device did not take everything.
bool writeJson(QIODevice &device, const Recording &recording, bool withItems,
               Secrets secrets = Secrets::Masked, const std::vector<Explanation> &explanations = {});

} // namespace overlapse
