// SPDX-License-Identifier: MIT
// What the machine foretells of limits that were not measured, as far as it foretold those that were: where to look next.
#include "advice/search_state.h"

#include "analysis/replay_fit.h"

#include <cmath>

namespace overlapse {

namespace {

constexpr double worthTrying = 0.10; // more, of what is only predicted: less may be as far off

} // namespace

// Where order is kept, or transforms are few, twice as many in flight gain less though nothing is full: then the machine foretells
// what was gained, and that there is more.
bool LimitSearch::Private::risesAsPredicted(const Tried &now, const Tried &half) const
{
    constexpr double mostOfIt = 0.8;
    const double before = learned.throughputOf(half.spec);
    const double here = learned.throughputOf(now.spec);
    const double next = learned.throughputOf(with(std::min(2 * raising, mostFetches()), transformLimit));
    if (before <= 0 || here <= before)
        return false;
    const double gained = now.throughput() / half.throughput() - 1;
    return next > (1 + worthTrying) * here && gained > mostOfIt * (here / before - 1);
}

// Where order is kept, throughput does not rise evenly: a few more may bring nothing, and twice as many a lot. Where what is
// predicted is right here, it says how many to try; once from each N that seemed to be it.
std::optional<std::int64_t> LimitSearch::Private::furtherUp(std::int64_t settled)
{
    const Tried *here = find(with(settled, transformLimit));
    const std::int64_t most = std::min(mostFetches(), 2 * values.back());
    if (!here || learned.capacity() || most <= values.back() || lookedUpFrom >= settled)
        return {};
    lookedUpFrom = settled;
    if (!isPredictedWell(*here))
        return {};
    std::vector<std::pair<std::int64_t, double>> above;
    double best = 0;
    constexpr std::int64_t steps = 6;
    for (std::int64_t step = 1; step <= steps; ++step) {
        const std::int64_t value = values.back() + (most - values.back()) * step / steps;
        if (value > values.back() && (above.empty() || value > above.back().first))
            best = std::max(best, above.emplace_back(value, learned.throughputOf(at(value))).second);
    }
    if (best <= (1 + worthTrying) * learned.throughputOf(here->spec))
        return {};
    return std::ranges::find_if(above, [best](const auto &one) { return one.second >= (1 - asGood) * best; })
        ->first;
}

std::optional<PipelineSpec> LimitSearch::Private::furtherByBoth() const
{
    constexpr double worthMeasuring = 0.03;
    const Tried *here = find(with(fetchLimit, transformLimit));
    if (!here || options.mostP99 > Nanos(0) || !allArePredictedWell())
        return {};
    const bool isFilled = learned.capacity() && options.base.order == Order::Any;
    const auto among = learned.bothAmong(options.base, inSteps(isFilled ? mostTried() : mostLookedAt()),
                                         inSteps(mostTransforms));
    if (!among)
        return {};
    for (const PipelineSpec &further : {among->knee, among->best})
        if (!find(further)
            && learned.throughputOf(further) > (1 + worthMeasuring) * learned.throughputOf(here->spec))
            return further;
    return {};
}

bool LimitSearch::Private::areTooFew(const Tried &one) const
{
    const std::int64_t most = options.items / leastRounds;
    if (measuresAll() || most >= options.maxFetchLimit)
        return false;
    if (one.spec.fetchLimit >= most)
        return true;
    const double here = learned.throughputOf(one.spec);
    const std::vector<std::int64_t> all = doublings(std::min(options.maxFetchLimit, options.items));
    return here > 0 && std::ranges::any_of(all, [&](std::int64_t fetches) {
               return fetches > most
                   && learned.throughputOf(with(fetches, one.spec.transformLimit)) > (1 + worthTrying) * here;
           });
}

bool LimitSearch::Private::isPredictedWell(const Tried &one) const
{
    return std::abs(learned.throughputOf(one.spec) - one.throughput()) <= poorFit * one.throughput();
}

// Of the others that have limits, with no more than twice as many in flight as were seen. What does not explain all that was
// tried says nothing of what was not: as long as a server is not known to be filled it would promise any gain.
std::optional<BetterMode> LimitSearch::Private::betterMode(const Tried &one) const
{
    std::optional<BetterMode> best;
    if (!isFound() || options.mostP99 > Nanos(0) || !allArePredictedWell())
        return best;
    const double here = learned.throughputOf(one.spec);
    const std::int64_t most = std::min(mostFetches(), 2 * mostTried());
    std::vector<std::int64_t> transforms{one.spec.transformLimit};
    if (mostTransforms > transforms.front())
        transforms.push_back(mostTransforms);
    for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching}) {
        PipelineSpec other = one.spec;
        other.mode = mode;
        if (mode == one.spec.mode)
            continue;
        const auto both = learned.bothAmong(other, doublings(most), transforms);
        const double gain = both ? learned.throughputOf(both->knee) / here - 1 : 0;
        if (gain > worthTrying && (!best || gain > best->gain))
            best = BetterMode{both->knee, gain};
    }
    return best;
}

} // namespace overlapse
