// SPDX-License-Identifier: MIT
#include "analysis/clock_range.h"

#include "pipeline/clock_end.h"
#include "pipeline/words.h"

namespace overlapse {

namespace {

// Sums over all items, as of what they waited for, are counted in as many nanoseconds as a single time.
bool latenciesFit(const Trace &trace)
{
    __int128 sum = 0;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
        const Nanos left = trace.stamp(StampColumn::TransformYielded, item);
        if (admitted != absent)
            sum += ((left == absent ? trace.end() : left) - admitted).count();
    }
    return sum <= Nanos::max().count();
}

} // namespace

QString clockProblem(const Run &run)
{
    if (run.trace.end() >= clockEnd)
        return QStringLiteral(
                   "%1 would take more than 73 years, which is as long as the clock goes: take fewer items, "
                   "or shorter times")
            .arg(modeName(run.spec.mode));
    if (!latenciesFit(run.trace))
        return QStringLiteral(
                   "%1: the items' times come to more than 292 years together: take fewer items, or shorter "
                   "times")
            .arg(modeName(run.spec.mode));
    return {};
}

} // namespace overlapse
