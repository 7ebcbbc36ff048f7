// SPDX-License-Identifier: MIT
#include "analysis/run_difference.h"

#include <algorithm>
#include <numeric>

namespace overlapse {

namespace {

constexpr std::size_t pairsBetweenLooks = 1 << 16; // at the stop

struct Keyed
{
    std::int64_t difference;
    std::uint32_t pair;
    friend bool operator<(const Keyed &a, const Keyed &b)
    {
        return a.difference != b.difference ? a.difference < b.difference : a.pair < b.pair;
    }
};

Nanos sumOf(const WaitTotals &totals, const CauseSet &causes)
{
    Nanos sum{0};
    for (std::size_t cause = 0; cause < totals.size(); ++cause)
        if (causes[cause])
            sum += totals[cause];
    return sum;
}

Nanos latencyOf(const Trace &trace, std::int64_t item)
{
    return trace.stamp(StampColumn::TransformYielded, item) - trace.stamp(StampColumn::FetchAdmitted, item);
}

/// Calls with each pair and both items' totals, in the order of the pairs; false if it was stopped.
template<typename Visit>
bool eachPair(const ComparedRun &a, const ComparedRun &b, const PairedItems &pairs,
              const std::stop_token &stop, Visit visit)
{
    WaitAccount::Reader inA(a.waits, a.run.trace);
    WaitAccount::Reader inB(b.waits, b.run.trace);
    for (std::size_t place = 0; place < pairs.compared.size(); ++place) {
        if (place % pairsBetweenLooks == 0 && stop.stop_requested())
            return false;
        const ItemPair &pair = pairs.compared[place];
        visit(place, inA.totalsOf(pair.a), inB.totalsOf(pair.b));
    }
    return true;
}

/// What each pair gained or lost; empty if that was stopped.
std::vector<Keyed> keyedPairs(const ComparedRun &a, const ComparedRun &b, const PairedItems &pairs,
                              const CauseSet &causes, const std::stop_token &stop)
{
    std::vector<Keyed> keyed(pairs.compared.size());
    const auto put = [&keyed](std::size_t place, Nanos difference) {
        keyed[place] = {difference.count(), static_cast<std::uint32_t>(place)};
    };
    if (!causes.all()) {
        const bool whole = eachPair(
            a, b, pairs, stop, [&](std::size_t place, const WaitTotals &totalsA, const WaitTotals &totalsB) {
                put(place, sumOf(totalsB, causes) - sumOf(totalsA, causes));
            });
        return whole ? keyed : std::vector<Keyed>();
    }
    // The causes close: together they are the latency.
    for (std::size_t place = 0; place < keyed.size(); ++place) {
        if (place % pairsBetweenLooks == 0 && stop.stop_requested())
            return {};
        const ItemPair &pair = pairs.compared[place];
        put(place, latencyOf(b.run.trace, pair.b) - latencyOf(a.run.trace, pair.a));
    }
    return keyed;
}

Nanos medianLatency(const Trace &trace, const std::vector<ItemPair> &pairs)
{
    if (pairs.empty())
        return absent;
    std::vector<std::int64_t> times;
    times.reserve(pairs.size());
    for (const ItemPair &pair : pairs)
        times.push_back(latencyOf(trace, pair.a).count());
    // By nearest rank, as percentilesOf() has it.
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() + 1) / 2 - 1);
    std::ranges::nth_element(times, middle);
    return Nanos(*middle);
}

void count(RunDifference &difference)
{
    // Nothing at all is never a difference.
    const std::int64_t least = std::max<std::int64_t>(difference.threshold.count(), 1);
    const std::vector<std::int64_t> &all = difference.differences;
    difference.faster = static_cast<std::size_t>(std::ranges::upper_bound(all, -least) - all.begin());
    difference.slower = static_cast<std::size_t>(all.end() - std::ranges::lower_bound(all, least));
}

void makeBlocks(RunDifference &difference)
{
    const std::size_t size = difference.size();
    difference.blocks.resize(std::min(size, mostDifferenceBlocks));
    for (std::size_t i = 0; i < difference.blocks.size(); ++i) {
        difference.blocks[i].begin = size * i / difference.blocks.size();
        difference.blocks[i].end = size * (i + 1) / difference.blocks.size();
    }
}

/// By place among the pairs, the block that it is in.
std::vector<std::uint16_t> blockOfPairs(const RunDifference &difference)
{
    static_assert(mostDifferenceBlocks <= 1 << 16);
    std::vector<std::uint16_t> blockOf(difference.size());
    for (std::size_t block = 0; block < difference.blocks.size(); ++block)
        for (std::size_t rank = difference.blocks[block].begin; rank < difference.blocks[block].end; ++rank)
            blockOf[difference.order[rank]] = static_cast<std::uint16_t>(block);
    return blockOf;
}

} // namespace

CauseSet latencyCauses()
{
    return CauseSet().set();
}

CauseSet fetchCauses()
{
    return CauseSet().set(static_cast<std::size_t>(Cause::FetchRunning));
}

CauseSet transformCauses()
{
    CauseSet causes;
    for (const Cause cause : {Cause::TransformCpu, Cause::TransformOffCpu, Cause::TransformUnknown})
        causes.set(static_cast<std::size_t>(cause));
    return causes;
}

std::optional<RunDifference> differenceOf(const ComparedRun &a, const ComparedRun &b,
                                          const std::shared_ptr<const PairedItems> &pairs,
                                          const DifferenceQuestion &question, const std::stop_token &stop)
{
    RunDifference difference{.pairs = pairs,
                             .causes = question.causes,
                             .isUsual = !question.threshold,
                             .differences = {},
                             .order = {},
                             .makespanA = a.run.trace.end(),
                             .makespanB = b.run.trace.end(),
                             .blocks = {}};
    std::vector<Keyed> keyed = keyedPairs(a, b, *pairs, question.causes, stop);
    if (stop.stop_requested())
        return std::nullopt;
    std::sort(keyed.begin(), keyed.end());
    difference.differences.reserve(keyed.size());
    difference.order.reserve(keyed.size());
    for (const Keyed &one : keyed) {
        difference.differences.push_back(one.difference);
        difference.order.push_back(one.pair);
    }
    keyed = {};
    difference.medianA = medianLatency(a.run.trace, pairs->compared);
    difference.threshold = question.threshold.value_or(
        difference.medianA == absent ? Nanos(0) : difference.medianA / usualThresholdPart);
    count(difference);
    makeBlocks(difference);
    const std::vector<std::uint16_t> blockOf = blockOfPairs(difference);
    const bool whole = eachPair(
        a, b, *pairs, stop, [&](std::size_t place, const WaitTotals &totalsA, const WaitTotals &totalsB) {
            RunDifference::Block &block = difference.blocks[blockOf[place]];
            for (std::size_t cause = 0; cause < totalsA.size(); ++cause) {
                RunDifference::Change &change = difference.byCause[cause];
                const Nanos more = totalsB[cause] - totalsA[cause];
                change.inA += totalsA[cause];
                change.inB += totalsB[cause];
                (more < Nanos(0) ? change.gained : change.lost) += more < Nanos(0) ? -more : more;
                if (question.causes[cause])
                    block.byCause[cause] += more.count();
            }
        });
    if (!whole || stop.stop_requested())
        return std::nullopt;
    for (std::size_t cause = 0; cause < difference.byCause.size(); ++cause)
        if (question.causes[cause]) {
            difference.inA += difference.byCause[cause].inA;
            difference.inB += difference.byCause[cause].inB;
        }
    return difference;
}

} // namespace overlapse
