// SPDX-License-Identifier: MIT
// What tells two runs apart, in words: the totals, and what speaks against reading too much into them.
#pragma once

#include "analysis/run_difference.h"

namespace overlapse {

/// "B is 1.2 s shorter: 6.8 s instead of 8.0 s", then "412 of 500 items were faster, 8 slower and 80 the same; in all they
/// gained 30 s, mostly because they waited 80 % less for an earlier item", then "3 items only A has". A sentence each,
/// without a full stop; nothing that the data do not show. A run that was stopped is not called shorter.
QStringList differenceSentences(const RunDifference &difference, const ComparedRun &a, const ComparedRun &b);

/// "differences below 12 ms count as the same (1 % of the median latency of A)".
QString thresholdSentence(const RunDifference &difference);

/// Why the two are not as alike as a difference should have them: stopped, without its beginning, other work, other machines, one of them
/// predicted, disturbed by other programs. A sentence each; none: nothing is known to speak against it.
QStringList differenceDoubts(const ComparedRun &a, const ComparedRun &b, const PairedItems &pairs);

/// What is only listed: "only in A", "failed in B alone" …
QString apartText(Apart why);

} // namespace overlapse
