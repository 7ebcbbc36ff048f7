// SPDX-License-Identifier: MIT
#include "analysis/short_spans.h"

namespace overlapse {

namespace {

bool isMeasured(const Run &run)
{
    return run.clock == Clock::Live && run.facts.looking;
}

// Real work is what has bytes. A simulated fetch ends at its deadline; in blocking, when its thread finds that out.
bool isFetchMeasured(const Run &run, const ItemRow &row)
{
    return isMeasured(run) && row.fetchStarted != absent && row.fetchFinished != absent
        && (run.trace.hasBytes() || run.spec.mode == Mode::Blocking);
}

bool isTransformMeasured(const Run &run, const ItemRow &row)
{
    return isMeasured(run) && row.transformStarted != absent && row.transformFinished != absent
        && row.transformStatus != Status::Skipped;
}

} // namespace

bool isFetchTooShort(const Run &run, const ItemRow &row)
{
    return isFetchMeasured(run, row) && row.fetchFinished - row.fetchStarted <= run.facts.looking->resolution;
}

bool isTransformTooShort(const Run &run, const ItemRow &row)
{
    return isTransformMeasured(run, row)
        && row.transformFinished - row.transformStarted <= run.facts.looking->resolution;
}

ShortSpans shortSpans(const Run &run)
{
    ShortSpans spans;
    if (!isMeasured(run))
        return spans;
    for (std::int64_t item = 0; item < run.trace.size(); ++item) {
        const ItemRow row = run.trace.row(item);
        spans.allFetches += isFetchMeasured(run, row);
        spans.fetches += isFetchTooShort(run, row);
        spans.allTransforms += isTransformMeasured(run, row);
        spans.transforms += isTransformTooShort(run, row);
    }
    return spans;
}

} // namespace overlapse
