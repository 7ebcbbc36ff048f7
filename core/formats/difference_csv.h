// SPDX-License-Identifier: MIT
// The pairs of two runs that were compared, as CSV.
#pragma once

#include "analysis/run_difference.h"
#include "workload/secrets.h"

class QIODevice;

namespace overlapse {

/// A line a pair, what was gained most first: rank,item_a,item_b,input,difference_ns,latency_a_ns,latency_b_ns,fetch_a_ns,
/// fetch_b_ns,transform_a_ns,transform_b_ns,why. `difference_ns` is of what was compared. Then what has no difference,
/// without a rank, and `why` says why, as apartKey(); times that are not known are empty. False if the device did not take
/// everything.
bool writeDifferenceCsv(QIODevice &device, const RunDifference &difference, const ComparedRun &a,
                        const ComparedRun &b, Secrets secrets = Secrets::Masked);

/// "only_a", "only_b", "failed_a", "failed_b", "failed_both", "unfinished_a", "unfinished_b", "unfinished_both".
const char *apartKey(Apart why);

} // namespace overlapse
