// SPDX-License-Identifier: MIT
#include "analysis/pattern_evidence.h"

#include "analysis/head_of_line.h"

#include <algorithm>

namespace overlapse {

namespace {

std::vector<Cause> causesOf(Pattern pattern)
{
    switch (pattern) {
    case Pattern::NoOverlap:
    case Pattern::StaircaseTail:
        return {Cause::FetchRunning, Cause::TransformCpu, Cause::TransformOffCpu, Cause::TransformUnknown};
    case Pattern::OneThread:
        return {Cause::TransformCpu,    Cause::TransformOffCpu,       Cause::TransformUnknown,
                Cause::FetchHeldDriver, Cause::TransformQueuedDriver, Cause::TransformHeldDriver};
    case Pattern::HeadOfLine: return {Cause::FetchHeldOrder, Cause::TransformHeldOrder};
    case Pattern::FewFetches:
    case Pattern::StarvedPool: return {Cause::FetchRunning};
    case Pattern::FewThreads: return {Cause::TransformQueuedPool, Cause::FetchRunning};
    case Pattern::CapacityFull: return {Cause::FetchCapacity, Cause::FetchRunning};
    case Pattern::BufferStall: return {Cause::FetchHeldFull};
    case Pattern::Oversubscribed: return {Cause::TransformOffCpu, Cause::TransformUnknown};
    case Pattern::Unpolled: return {Cause::FetchUnpolled};
    case Pattern::RetryStorm: return {Cause::FetchBackoff};
    case Pattern::OverheadBound:
        return {Cause::FetchQueued, Cause::FetchHeldWakeup, Cause::TransformQueuedPool,
                Cause::TransformQueuedDriver, Cause::TransformHeldWakeup};
    }
    return {};
}

/// Whom most waited for.
std::int64_t headOf(const Run &run)
{
    const HeadOfLine fetch = run.spec.mode == Mode::Blocking
        ? HeadOfLine{}
        : orderHolds(run.trace, StampColumn::FetchFinished).worst;
    const HeadOfLine transform = orderHolds(run.trace, StampColumn::TransformFinished).worst;
    return transform.itemTime > fetch.itemTime ? transform.item : fetch.item;
}

std::int64_t mostTried(const Trace &trace)
{
    std::int64_t most = -1;
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const int attempts = trace.row(item).attempts;
        if (attempts > 1 && (most < 0 || attempts > trace.row(most).attempts))
            most = item;
    }
    return most;
}

} // namespace

PatternEvidence evidenceOf(Pattern pattern, const Run &run)
{
    const Trace &trace = run.trace;
    PatternEvidence evidence{causesOf(pattern), -1, Nanos(0), trace.end()};
    if (pattern == Pattern::HeadOfLine)
        evidence.item = headOf(run);
    else if (pattern == Pattern::RetryStorm)
        evidence.item = mostTried(trace);
    else if (pattern == Pattern::StaircaseTail)
        for (std::int64_t item = 0; item < trace.size(); ++item)
            evidence.begin = std::max(evidence.begin, trace.stamp(StampColumn::FetchStarted, item));
    return evidence;
}

} // namespace overlapse
