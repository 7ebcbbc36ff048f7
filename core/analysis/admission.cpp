// SPDX-License-Identifier: MIT
#include "analysis/admission.h"

#include <algorithm>

namespace overlapse {

namespace {

Nanos admitted(const Trace &trace, std::int64_t item)
{
    return trace.stamp(StampColumn::FetchAdmitted, item);
}

/// Items come in by number: how many had by then. Those that never came in are the last.
std::int64_t admittedBy(const Trace &trace, Nanos at)
{
    std::int64_t low = 0;
    for (std::int64_t high = trace.size(); low < high;) {
        const std::int64_t middle = low + (high - low) / 2;
        const Nanos stamp = admitted(trace, middle);
        if (stamp != absent && stamp <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// Those that are inside leave next: nearly all of them soon, with any order too. What never left is the rest.
std::vector<std::int32_t> insideAt(const Trace &trace, const Releases &releases, StampColumn leaving,
                                   Nanos at, std::int64_t inside, std::int64_t admittedItems)
{
    std::vector<std::int32_t> items;
    if (inside > mostStates)
        return items;
    const std::span<const std::int32_t> later = releases.leftAfter(at);
    std::int64_t seen = 0;
    for (const std::int32_t item : later) {
        if (std::int64_t(items.size()) == inside || ++seen > 4 * mostStates)
            break;
        if (item < admittedItems)
            items.push_back(item);
    }
    if (std::int64_t(items.size()) < inside && seen == std::int64_t(later.size()))
        for (std::int64_t item = admittedItems - 1; item >= 0 && std::int64_t(items.size()) < inside; --item)
            if (trace.stamp(leaving, item) == absent)
                items.push_back(static_cast<std::int32_t>(item));
    return items;
}

std::array<std::int64_t, causeCount> statesOf(const std::vector<std::int32_t> &items, const Run &run,
                                              const WaitAccount &waits, const Releases &releases, Nanos at)
{
    std::array<std::int64_t, causeCount> states{};
    std::size_t hint = 0;
    for (const std::int32_t item : items)
        if (const auto span =
                waits.spanBefore(run.trace, item, at + Nanos(1), releases.orderEnds(item), hint))
            ++states[static_cast<std::size_t>(span->cause)];
    return states;
}

} // namespace

Admission admissionAt(const Run &run, const WaitAccount &waits, const Releases &releases, Nanos at)
{
    using Why = Admission::Why;
    const Trace &trace = run.trace;
    const bool blocking = run.spec.mode == Mode::Blocking;
    Admission found;
    if (at >= trace.end()) {
        found.why = Why::Over;
        return found;
    }
    const std::int64_t in = admittedBy(trace, at);
    const auto left = static_cast<std::int64_t>(releases.leftBy(at).size());
    found.fetching = in - left;
    found.transforming = blocking ? 0 : left - static_cast<std::int64_t>(releases.emittedBy(at).size());
    const std::vector<std::int32_t> inside =
        insideAt(trace, releases, blocking ? StampColumn::TransformFinished : StampColumn::FetchYielded, at,
                 found.fetching, in);
    if (static_cast<std::int64_t>(inside.size()) == found.fetching)
        found.states = statesOf(inside, run, waits, releases, at);
    if (in < trace.size() && admitted(trace, in) != absent) {
        Releases::Hints hints;
        found.next = in;
        found.nextAt = admitted(trace, in);
        const Release release = releases.ofAdmission(in, hints);
        if (release.at > at)
            found.release = release;
    }
    const std::int64_t driver = releases.onDriver(at);
    if (found.next < 0) {
        found.why = Why::SourceEnded;
    } else if (driver >= 0) {
        found.why = Why::DriverElsewhere;
        found.item = driver;
    } else if (blocking ? found.fetching >= run.spec.threads
                        : found.fetching >= effectiveFetchLimit(run.spec)) {
        found.why = blocking ? Why::ThreadsBusy : Why::FetchesFull;
        found.limit = blocking ? run.spec.threads : effectiveFetchLimit(run.spec);
    } else if (!blocking && run.spec.mode != Mode::Prefetching
               && found.transforming >= effectiveTransformLimit(run.spec)) {
        found.why = Why::TransformsFull;
        found.limit = effectiveTransformLimit(run.spec);
    }
    return found;
}

} // namespace overlapse
