// SPDX-License-Identifier: MIT
#include "analysis/missing_words.h"

#include "trace/missing.h"

namespace overlapse {

QString lostBeginningText(const Trace &trace)
{
    const std::int64_t lost = lostAtBeginning(trace);
    if (lost == 0)
        return {};
    return lost == 1
        ? QStringLiteral("nothing is there of its first item: the recording lost its beginning")
        : QStringLiteral("nothing is there of its first %1 items: the recording lost its beginning")
              .arg(lost);
}

QString lostRunsText(const Recording &recording)
{
    return lostRunsText(CutRecording{{}, recording.lostRuns, std::ssize(recording.runs)});
}

QString lostRunsText(const CutRecording &recording)
{
    if (recording.lostRuns == 0)
        return {};
    const std::int64_t all = recording.lostRuns + recording.keptRuns;
    return recording.lostRuns == 1
        ? QStringLiteral("the file was cut short: the last of its %1 runs is missing").arg(all)
        : QStringLiteral("the file was cut short: the last %1 of its %2 runs are missing")
              .arg(recording.lostRuns)
              .arg(all);
}

} // namespace overlapse
