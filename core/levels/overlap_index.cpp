// SPDX-License-Identifier: MIT
#include "levels/overlap_index.h"

#include <algorithm>
#include <array>

namespace overlapse {

Nanos latencyEnd(const Trace &trace, std::int64_t item)
{
    const Nanos yielded = trace.stamp(StampColumn::TransformYielded, item);
    return yielded == absent ? trace.end() : yielded;
}

OverlapIndex::OverlapIndex(const Trace &trace)
{
    const std::int64_t items = trace.size();
    if (items == 0)
        return;
    std::vector<Node> leaves(static_cast<std::size_t>((items + leafItems - 1) / leafItems));
    for (std::int64_t first = 0; first < items;) {
        const Trace::Columns columns = trace.columnsFrom(first);
        const Nanos *admitted = columns[StampColumn::FetchAdmitted];
        const Nanos *yielded = columns[StampColumn::TransformYielded];
        for (std::int64_t i = 0; i < columns.count; ++i) {
            if (admitted[i] == absent)
                continue;
            Node &leaf = leaves[static_cast<std::size_t>((first + i) / leafItems)];
            const Nanos end = yielded[i] == absent ? trace.end() : yielded[i];
            leaf.end = std::max(leaf.end, end);
            leaf.latency = std::max(leaf.latency, end - admitted[i]);
        }
        first += columns.count;
    }
    m_levels.push_back(std::move(leaves));
    while (m_levels.back().size() > 1) {
        const std::vector<Node> &below = m_levels.back();
        std::vector<Node> level((below.size() + fanOut - 1) / fanOut);
        for (std::size_t i = 0; i < below.size(); ++i) {
            Node &node = level[i / fanOut];
            node.end = std::max(node.end, below[i].end);
            node.latency = std::max(node.latency, below[i].latency);
        }
        m_levels.push_back(std::move(level));
    }
}

void OverlapIndex::add(std::int64_t item, Nanos admitted, Nanos end)
{
    if (m_levels.empty())
        m_levels.emplace_back();
    std::int64_t node = item / leafItems;
    for (std::size_t level = 0;; ++level, node /= fanOut) {
        if (level == m_levels.size()) {
            // One more above: of all that there is below.
            Node all;
            for (const Node &known : m_levels.back()) {
                all.end = std::max(all.end, known.end);
                all.latency = std::max(all.latency, known.latency);
            }
            m_levels.push_back({all});
        }
        std::vector<Node> &nodes = m_levels[level];
        if (node >= static_cast<std::int64_t>(nodes.size()))
            nodes.resize(static_cast<std::size_t>(node) + 1);
        Node &known = nodes[static_cast<std::size_t>(node)];
        known.end = std::max(known.end, end);
        known.latency = std::max(known.latency, end - admitted);
        if (level + 1 == m_levels.size() && nodes.size() == 1)
            return;
    }
}

std::int64_t OverlapIndex::nextLeaf(std::int64_t leaf, Nanos begin) const
{
    const auto sizeOf = [this](std::size_t level) {
        return static_cast<std::int64_t>(m_levels[level].size());
    };
    std::size_t level = 0;
    std::int64_t node = leaf;
    // Up and to the right where nothing ends late enough, down to the first child where something does.
    for (;;) {
        if (node >= sizeOf(level))
            return sizeOf(0);
        if (m_levels[level][static_cast<std::size_t>(node)].end >= begin) {
            if (level == 0)
                return node;
            --level;
            node *= fanOut;
            continue;
        }
        ++node;
        while (node % fanOut == 0 && level + 1 < m_levels.size() && node < sizeOf(level)) {
            node /= fanOut;
            ++level;
        }
    }
}

ItemRange OverlapIndex::range(const Trace &trace, Nanos begin, Nanos end) const
{
    // Admissions never go back in time. What was never admitted says nothing: the next that was is asked.
    std::int64_t low = 0;
    std::int64_t high = trace.size();
    while (low < high) {
        const std::int64_t middle = (low + high) / 2;
        std::int64_t asked = middle;
        while (asked < high && trace.stamp(StampColumn::FetchAdmitted, asked) == absent)
            ++asked;
        if (asked < high && trace.stamp(StampColumn::FetchAdmitted, asked) <= end)
            low = asked + 1;
        else
            high = middle;
    }
    const std::int64_t last = low;
    if (last == 0 || m_levels.empty())
        return {};
    std::int64_t first = nextLeaf(0, begin) * leafItems;
    while (first < last
           && (trace.stamp(StampColumn::FetchAdmitted, first) == absent || latencyEnd(trace, first) < begin))
        ++first;
    return first < last ? ItemRange{first, last} : ItemRange{};
}

std::int64_t OverlapIndex::countAbout(ItemRange among, Nanos begin, std::int64_t most) const
{
    std::int64_t count = 0;
    forEachLeaf(among, begin, [&](std::int64_t first, std::int64_t last) {
        count += last - first;
        return count <= most;
    });
    return count;
}

std::int64_t OverlapIndex::slowest(const Trace &trace, ItemRange among, Nanos begin, Nanos end) const
{
    std::int64_t found = -1;
    Nanos longest = Nanos::min();
    if (among.count() <= 0 || m_levels.empty())
        return found;
    // Best first would need a heap; nodes that cannot have a longer one are passed over, which does as well.
    const auto visit = [&](auto &&self, std::size_t level, std::int64_t node) -> void {
        const Node &known = m_levels[level][static_cast<std::size_t>(node)];
        if (known.end < begin || known.latency <= longest)
            return;
        if (level == 0) {
            const std::int64_t from = std::max(node * leafItems, among.first);
            const std::int64_t to = std::min((node + 1) * leafItems, among.last);
            for (std::int64_t item = from; item < to; ++item) {
                const Nanos admitted = trace.stamp(StampColumn::FetchAdmitted, item);
                const Nanos ended = latencyEnd(trace, item);
                if (admitted == absent || ended < begin || admitted > end || ended - admitted <= longest)
                    continue;
                longest = ended - admitted;
                found = item;
            }
            return;
        }
        std::int64_t span = leafItems; // items of a child
        for (std::size_t i = 1; i < level; ++i)
            span *= fanOut;
        const auto size = static_cast<std::int64_t>(m_levels[level - 1].size());
        std::array<std::int64_t, fanOut> children{};
        int count = 0;
        for (std::int64_t child = node * fanOut; child < std::min((node + 1) * fanOut, size); ++child)
            if ((child + 1) * span > among.first && child * span < among.last)
                children[static_cast<std::size_t>(count++)] = child;
        std::sort(children.begin(), children.begin() + count, [&](std::int64_t a, std::int64_t b) {
            return m_levels[level - 1][static_cast<std::size_t>(a)].latency
                > m_levels[level - 1][static_cast<std::size_t>(b)].latency;
        });
        for (int i = 0; i < count; ++i)
            self(self, level - 1, children[static_cast<std::size_t>(i)]);
    };
    visit(visit, m_levels.size() - 1, 0);
    return found;
}

std::size_t OverlapIndex::bytesUsed() const
{
    std::size_t sum = 0;
    for (const auto &level : m_levels)
        sum += level.capacity() * sizeof(Node);
    return sum;
}

} // namespace overlapse
