// SPDX-License-Identifier: MIT
// Comparisons of two runs as JSON.
#pragma once

#include "analysis/run_difference.h"

#include <QStringList>

class QIODevice;

namespace overlapse {

struct WrittenDifference
{
    QString recordingA;     ///< as it was named
    std::int64_t lostA = 0; ///< runs that its file had no longer
    QString runA;           ///< what it is called there
    QString recordingB;
    std::int64_t lostB = 0;
    QString runB;
    RunDifference difference;
    QStringList sentences;
    QStringList doubts;
};

/// {"format": "overlapse-difference", "version": 1, "program", "differences": [{"a": {"recording", "lost_runs": of it, if
/// its file was cut short, "run", "makespan_ns"}, "b": the same, "paired_by": "number" / "input", "threshold_ns",
/// "usual_threshold": true / false, "compared", "faster", "same", "slower": counts of pairs, "latency_a_ns",
/// "latency_b_ns": summed over them, "by_cause": {key: {"a_ns", "b_ns", "gained_ns", "lost_ns"}} of those that occur,
/// "apart": {apartKey(): count} of those that are not 0, "sentences": [text], "doubts": [text]}]}. False if the device did not take everything.
bool writeDifferencesJson(QIODevice &device, const std::vector<WrittenDifference> &differences);

} // namespace overlapse
