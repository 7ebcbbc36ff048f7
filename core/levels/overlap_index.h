// SPDX-License-Identifier: MIT
// Which items were under way in a range of time. Rows are admitted in order, so the last such item is a binary search;
// the first is not: one item that is stuck lies far back. A tree over blocks of items knows the latest end in each.
#pragma once

#include "trace/recording.h"

#include <vector>

namespace overlapse {

struct ItemRange
{
    std::int64_t first = 0;
    std::int64_t last = 0; ///< one beyond
    [[nodiscard]] std::int64_t count() const { return last - first; }
    friend bool operator==(const ItemRange &, const ItemRange &) = default;
};

class OverlapIndex
{
public:
    static constexpr std::int64_t leafItems = 32;

    OverlapIndex() = default;
    explicit OverlapIndex(const Trace &trace);

    /// An item more, in any order.
    void add(std::int64_t item, Nanos admitted, Nanos end);

    /// From the first to the last item that was under way in [begin, end]; empty where none was. Items between them may
    /// have ended before.
    [[nodiscard]] ItemRange range(const Trace &trace, Nanos begin, Nanos end) const;

    /// Calls visit(first, last) for ranges that hold all items of `among` which end at or after `begin`: whole leaves.
    /// Stops where it returns false.
    template<typename Visit>
    void forEachLeaf(ItemRange among, Nanos begin, Visit visit) const
    {
        if (among.first >= among.last || m_levels.empty())
            return;
        for (std::int64_t leaf = among.first / leafItems; leaf * leafItems < among.last;) {
            leaf = nextLeaf(leaf, begin);
            const std::int64_t first = std::max(leaf * leafItems, among.first);
            if (first >= among.last || !visit(first, std::min((leaf + 1) * leafItems, among.last)))
                return;
            ++leaf;
        }
    }
    /// Of items of such leaves, but no more than a little over `most`.
    [[nodiscard]] std::int64_t countAbout(ItemRange among, Nanos begin, std::int64_t most) const;

    /// The item that took longest of those that end at or after `begin`, to within a leaf; -1: there is none.
    [[nodiscard]] std::int64_t slowest(const Trace &trace, ItemRange among, Nanos begin, Nanos end) const;
    [[nodiscard]] std::size_t bytesUsed() const;

private:
    static constexpr std::int64_t fanOut = 4;

    struct Node
    {
        Nanos end = Nanos::min();     ///< the latest
        Nanos latency = Nanos::min(); ///< the longest
    };

    /// The first at or after `leaf` in which something ends at or after `begin`; beyond the last: there is none.
    [[nodiscard]] std::int64_t nextLeaf(std::int64_t leaf, Nanos begin) const;

    std::vector<std::vector<Node>> m_levels; // leaves first; the last has one node
};

/// When the item's latency ended; of one that is not emitted, with the run.
Nanos latencyEnd(const Trace &trace, std::int64_t item);

} // namespace overlapse
