// SPDX-License-Identifier: MIT
// The items of two runs, in pairs: the same input in both, or the same number where the work is simulated.
#pragma once

#include "trace/recording.h"

#include <array>
#include <stop_token>
#include <vector>

namespace overlapse {

enum class PairedBy : std::uint8_t {
    Number, ///< the work is simulated or replayed, or one of the runs does not say what its inputs were
    Input, ///< path, URL or what a command was given; of one that comes several times, the first with the first
};

/// Why an item is in no pair of what is compared.
enum class Apart : std::uint8_t {
    OnlyA, ///< only A has it
    OnlyB,
    FailedA, ///< it failed in A alone
    FailedB,
    FailedBoth,
    UnfinishedA, ///< A was stopped before it was emitted
    UnfinishedB,
    UnfinishedBoth,
};
inline constexpr std::size_t apartCount = 8;

/// -1: that run does not have it.
struct ItemPair
{
    std::int32_t a = -1;
    std::int32_t b = -1;
    friend bool operator==(const ItemPair &, const ItemPair &) = default;
};

struct PairedItems
{
    PairedBy by = PairedBy::Number;
    std::vector<ItemPair> compared; ///< emitted by both, and failed in neither; ascending by A's item
    std::array<std::vector<ItemPair>, apartCount> apart; ///< ascending by A's item, else by B's

    [[nodiscard]] const std::vector<ItemPair> &operator[](Apart why) const
    {
        return apart[static_cast<std::size_t>(why)];
    }
    [[nodiscard]] std::int64_t count(Apart why) const { return std::ssize((*this)[why]); }
};

/// A run, and what it did.
struct RunWork
{
    const Run &run;
    const WorkSpec &work;
};

/// Linear in the number of items; some 10 ns each by number or where the inputs are the same list, else about ten times
/// that. Useless once `stop` is requested.
PairedItems pairItems(const RunWork &a, const RunWork &b, const std::stop_token &stop = {});

} // namespace overlapse
