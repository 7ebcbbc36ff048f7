// SPDX-License-Identifier: MIT
#include "analysis/paired_items.h"

#include <QByteArray>
#include <QHashFunctions>

#include <algorithm>
#include <bit>

namespace overlapse {

namespace {

constexpr std::int64_t itemsBetweenLooks = 1 << 16; // at `stop`

enum class Came : std::uint8_t { Missing, Unfinished, Failed, Through };

std::int64_t itemsOf(const RunWork &of)
{
    return std::max(of.work.items, of.run.trace.size());
}

Came howFar(const RunWork &of, std::int64_t item)
{
    if (item < 0)
        return Came::Missing;
    if (item >= of.run.trace.size())
        return Came::Unfinished;
    const ItemRow row = of.run.trace.row(item);
    if (row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed)
        return Came::Failed;
    return row.transformYielded == absent ? Came::Unfinished : Came::Through;
}

Apart whyApart(Came a, Came b)
{
    if (b == Came::Missing)
        return Apart::OnlyA;
    if (a == Came::Missing)
        return Apart::OnlyB;
    if (a == Came::Unfinished)
        return b == Came::Unfinished ? Apart::UnfinishedBoth : Apart::UnfinishedA;
    if (b == Came::Unfinished)
        return Apart::UnfinishedB;
    return a == Came::Through ? Apart::FailedB : b == Came::Through ? Apart::FailedA : Apart::FailedBoth;
}

void put(PairedItems &pairs, const RunWork &a, const RunWork &b, ItemPair pair)
{
    const Came inA = howFar(a, pair.a);
    const Came inB = howFar(b, pair.b);
    if (inA == Came::Through && inB == Came::Through)
        pairs.compared.push_back(pair);
    else
        pairs.apart[static_cast<std::size_t>(whyApart(inA, inB))].push_back(pair);
}

/// Inputs by what they are, each with the items that it is of, the first item first.
class InputTable
{
public:
    explicit InputTable(const RunWork &of, const std::stop_token &stop)
        : m_paths(of.work.inputs->paths), m_next(static_cast<std::size_t>(itemsOf(of)), none),
          m_slots(std::bit_ceil(2 * m_next.size() + 2))
    {
        // From the last on, so that each comes to stand before the later ones of its input.
        for (std::int64_t item = std::ssize(m_next) - 1; item >= 0; --item) {
            if (item % itemsBetweenLooks == 0 && stop.stop_requested())
                return;
            const QByteArray path = pathOf(m_paths, item);
            Slot &slot = find(path);
            m_next[static_cast<std::size_t>(item)] = slot.first;
            slot = {markOf(path), static_cast<std::int32_t>(item), static_cast<std::int32_t>(item)};
        }
    }

    /// The first item of that input which was not taken yet; -1: there is none.
    std::int32_t take(const QByteArray &path)
    {
        Slot &slot = find(path);
        const std::int32_t item = slot.first;
        if (item >= 0)
            slot.first = m_next[static_cast<std::size_t>(item)];
        return item;
    }

    /// After the last comes the first again.
    static QByteArray pathOf(const NameList &paths, std::int64_t item)
    {
        return paths[static_cast<std::size_t>(item) % paths.size()];
    }

private:
    static constexpr std::int32_t none = -1;

    struct Slot
    {
        std::uint32_t mark = 0;    ///< of the input, so that few others have to be looked at
        std::int32_t named = none; ///< an item that has the input, taken or not; none: the slot is free
        std::int32_t first = none; ///< not taken
    };

    static std::size_t hashOf(const QByteArray &path) { return qHash(path, 0); }
    static std::uint32_t markOf(const QByteArray &path)
    {
        return static_cast<std::uint32_t>(hashOf(path) >> (8 * sizeof(std::size_t) - 32));
    }
    // That of the input, or the free one where it would be.
    Slot &find(const QByteArray &path)
    {
        const std::uint32_t mark = markOf(path);
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t at = hashOf(path) & mask;; at = (at + 1) & mask) {
            Slot &slot = m_slots[at];
            if (slot.named == none || (slot.mark == mark && pathOf(m_paths, slot.named) == path))
                return slot;
        }
    }

    const NameList &m_paths;
    std::vector<std::int32_t> m_next;
    std::vector<Slot> m_slots;
};

bool areInputsKnown(const RunWork &of)
{
    return of.work.isReal() && of.work.inputs && !of.work.inputs->paths.empty();
}

bool isOneList(const InputList &a, const InputList &b)
{
    if (&a == &b)
        return true;
    return a.fingerprint.isSet() && b.fingerprint.isSet() ? a.fingerprint == b.fingerprint
                                                          : a.paths == b.paths;
}

void pairByNumber(PairedItems &pairs, const RunWork &a, const RunWork &b, const std::stop_token &stop)
{
    const std::int64_t inA = itemsOf(a);
    const std::int64_t inB = itemsOf(b);
    pairs.compared.reserve(static_cast<std::size_t>(std::min(a.run.trace.size(), b.run.trace.size())));
    for (std::int64_t item = 0; item < std::max(inA, inB); ++item) {
        if (item % itemsBetweenLooks == 0 && stop.stop_requested())
            return;
        const auto number = static_cast<std::int32_t>(item);
        put(pairs, a, b, {item < inA ? number : -1, item < inB ? number : -1});
    }
}

void pairByInput(PairedItems &pairs, const RunWork &a, const RunWork &b, const std::stop_token &stop)
{
    InputTable table(b, stop);
    std::vector<bool> isPaired(static_cast<std::size_t>(itemsOf(b)));
    for (std::int64_t item = 0; item < itemsOf(a); ++item) {
        if (item % itemsBetweenLooks == 0 && stop.stop_requested())
            return;
        const std::int32_t other = table.take(InputTable::pathOf(a.work.inputs->paths, item));
        if (other >= 0)
            isPaired[static_cast<std::size_t>(other)] = true;
        put(pairs, a, b, {static_cast<std::int32_t>(item), other});
    }
    for (std::size_t item = 0; item < isPaired.size(); ++item)
        if (!isPaired[item])
            put(pairs, a, b, {-1, static_cast<std::int32_t>(item)});
}

} // namespace

PairedItems pairItems(const RunWork &a, const RunWork &b, const std::stop_token &stop)
{
    PairedItems pairs;
    if (areInputsKnown(a) && areInputsKnown(b))
        pairs.by = PairedBy::Input;
    // Of one list the n-th of an input is the same item in both.
    if (pairs.by == PairedBy::Number || isOneList(*a.work.inputs, *b.work.inputs))
        pairByNumber(pairs, a, b, stop);
    else
        pairByInput(pairs, a, b, stop);
    return pairs;
}

} // namespace overlapse
