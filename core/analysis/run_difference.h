// SPDX-License-Identifier: MIT
// Two runs, A and B, held against each other item by item: who gained in B, who lost, and by which causes.
#pragma once

#include "analysis/paired_items.h"
#include "analysis/waits.h"

#include <bitset>
#include <memory>
#include <optional>

namespace overlapse {

/// What of an item's time is compared: that of these causes together.
using CauseSet = std::bitset<causeCount>;
/// All: from admitted to emitted.
CauseSet latencyCauses();
/// From started to finished, without what rules, failures, servers and polls held the fetch back.
CauseSet fetchCauses();
/// From started to finished, on the CPU or off it.
CauseSet transformCauses();

/// A run with what is told from it. What it refers to outlives the call.
struct ComparedRun
{
    const Run &run;
    const WaitAccount &waits;
    const WorkSpec &work;
    const Machine *machine = nullptr; ///< null: as run.facts says, or not known
};

struct DifferenceQuestion
{
    CauseSet causes = latencyCauses();
    std::optional<Nanos> threshold{}; ///< none: the usual
    friend bool operator==(const DifferenceQuestion &, const DifferenceQuestion &) = default;
};

/// The usual threshold is this share of A's median latency.
inline constexpr std::int64_t usualThresholdPart = 100;

/// Differences are B's time less A's: what is negative was gained in B. Only pairs that both runs emitted, and of which
/// neither failed, have one.
struct RunDifference
{
    struct Change
    {
        Nanos inA{0};
        Nanos inB{0};
        Nanos gained{0}; ///< by the pairs for which it is less in B; not negative
        Nanos lost{0};
        friend bool operator==(const Change &, const Change &) = default;
    };
    /// Neighbours in the order of what was gained or lost, as many as the chart has columns for.
    struct Block
    {
        std::size_t begin = 0; ///< ranks
        std::size_t end = 0;
        std::array<std::int64_t, causeCount>
            byCause{}; ///< ns, summed over its pairs; causes that are compared
    };

    std::shared_ptr<const PairedItems> pairs;
    CauseSet causes;
    Nanos threshold{0};                    ///< what differs by less counts as the same
    bool isUsual = true;                   ///< it is the usual threshold, not one that was asked for
    std::vector<std::int64_t> differences; ///< ns, by rank: ascending, so what was gained most comes first
    std::vector<std::uint32_t> order; ///< by rank: the place in pairs->compared; of equals the lower first
    std::size_t faster = 0;           ///< the first so many ranks
    std::size_t slower = 0;           ///< the last so many
    std::array<Change, causeCount> byCause{}; ///< of all causes, compared or not
    Nanos inA{0};                             ///< of the causes that are compared, over all pairs
    Nanos inB{0};
    Nanos makespanA{0};
    Nanos makespanB{0};
    Nanos medianA = absent; ///< latency; absent: there is no pair
    std::vector<Block> blocks;

    [[nodiscard]] std::size_t size() const { return differences.size(); }
    [[nodiscard]] std::size_t same() const { return size() - faster - slower; }
    [[nodiscard]] ItemPair pairAt(std::size_t rank) const { return pairs->compared[order[rank]]; }
};

/// A chart of so many columns has all that a screen can show.
inline constexpr std::size_t mostDifferenceBlocks = 2'048;

/// n log n for the order, else linear; no object an item, some 30 bytes a pair while it works and 12 afterwards. Of pairItems()
/// of these two. Nothing where `stop` was requested.
std::optional<RunDifference> differenceOf(const ComparedRun &a, const ComparedRun &b,
                                          const std::shared_ptr<const PairedItems> &pairs,
                                          const DifferenceQuestion &question = {},
                                          const std::stop_token &stop = {});

} // namespace overlapse
