// SPDX-License-Identifier: MIT
#include "formats/chunk_check.h"

#include "formats/columns.h"

#include <algorithm>

namespace overlapse {

namespace {

/// Half of what 64 bits hold: sums in doubles that stay below it are within them for certain.
constexpr double mostSum = 4.6e18;
constexpr std::int64_t wordBits = 64;

bool isLane(std::int32_t lane, std::int64_t most)
{
    return lane >= noLane && lane < most;
}

} // namespace

ChunkCheck::ChunkCheck(std::int64_t items, Nanos end)
    : m_items(items), m_end(end),
      m_sums(static_cast<std::size_t>((items + Trace::chunkItems - 1) / Trace::chunkItems)),
      m_rankSeen(static_cast<std::size_t>((items + wordBits - 1) / wordBits))
{
}

bool ChunkCheck::add(const ChunkColumns &chunk)
{
    Sums &sums = m_sums[static_cast<std::size_t>(chunk.first / Trace::chunkItems)];
    return addStamps(chunk, sums) && addRest(chunk, sums) && addRanks(chunk, sums);
}

// What is wrong is only gathered: millions of rows, and next to none of them is wrong.
bool ChunkCheck::addStamps(const ChunkColumns &chunk, Sums &sums) const
{
    constexpr int chain = 7;
    bool wrong = false;
    for (int column = 0; column < chain; ++column) {
        const Nanos *stamps = chunk.stamps[static_cast<std::size_t>(column)];
        const Nanos *before = column == 0 ? nullptr : chunk.stamps[static_cast<std::size_t>(column - 1)];
        for (std::int64_t i = 0; i < chunk.count; ++i)
            wrong |= stamps[i] < absent || stamps[i] > m_end;
        // There only where the one before is there, and not earlier.
        for (std::int64_t i = 0; before && i < chunk.count; ++i)
            wrong |= stamps[i] != absent && (before[i] == absent || stamps[i] < before[i]);
    }
    if (wrong)
        return false; // their differences may be too large for 64 bits
    const Nanos *admitted = chunk.stamps[0];
    const Nanos *yielded = chunk.stamps[chain - 1];
    for (std::int64_t i = 0; i < chunk.count; ++i) {
        if (admitted[i] == absent)
            continue;
        wrong |= admitted[i] < sums.lastAdmitted;
        sums.lastAdmitted = admitted[i];
        if (sums.firstAdmitted == absent)
            sums.firstAdmitted = admitted[i];
        sums.latency +=
            static_cast<double>(((yielded[i] == absent ? m_end : yielded[i]) - admitted[i]).count());
    }
    return !wrong;
}

bool ChunkCheck::addRest(const ChunkColumns &chunk, Sums &sums) const
{
    const Nanos *cpu = chunk.stamps[static_cast<std::size_t>(StampColumn::TransformCpu)];
    bool wrong = false;
    const auto time = [&wrong](std::int64_t value) {
        wrong |= value < -1 || value > maxColumnValue;
        return static_cast<double>(std::max<std::int64_t>(value, 0));
    };
    for (std::int64_t i = 0; i < chunk.count; ++i) {
        sums.cpu += time(cpu[i].count());
        wrong |= !isLane(chunk.lanes[0][i], m_items) || chunk.lanes[0][i] == driverLane;
        wrong |= !isLane(chunk.lanes[1][i], maxFileThreads);
        wrong |= chunk.status[0][i] > Status::Cancelled || chunk.status[1][i] > Status::Cancelled;
    }
    for (std::int64_t i = 0; chunk.fetchCpu && i < chunk.count; ++i) {
        sums.cpu += time(chunk.fetchCpu[i].count());
        sums.bytes += time(chunk.bytes[0][i]) + time(chunk.bytes[1][i]);
    }
    return !wrong;
}

bool ChunkCheck::addRanks(const ChunkColumns &chunk, Sums &sums)
{
    const Nanos *yielded = chunk.stamps[static_cast<std::size_t>(StampColumn::TransformYielded)];
    bool wrong = false;
    std::int64_t word = 0; // neighbours are mostly of one: they are handed in together
    std::uint64_t bits = 0;
    const auto handIn = [&] {
        if (bits != 0)
            wrong |=
                (m_rankSeen[static_cast<std::size_t>(word)].fetch_or(bits, std::memory_order_relaxed) & bits)
                != 0;
        bits = 0;
    };
    for (std::int64_t i = 0; i < chunk.count && !wrong; ++i) {
        const std::int64_t rank = chunk.ranks[i];
        wrong |= (rank < -1) | (rank >= m_items) | ((rank >= 0) != (yielded[i] != absent));
        if (rank < 0 || wrong)
            continue;
        if (rank / wordBits != word) {
            handIn();
            word = rank / wordBits;
        }
        const std::uint64_t bit = std::uint64_t{1} << (rank % wordBits);
        wrong |= (bits & bit) != 0;
        bits |= bit;
        sums.lastRank = std::max(sums.lastRank, rank);
        ++sums.emitted;
    }
    handIn();
    return !wrong;
}

bool ChunkCheck::finish() const
{
    Sums all;
    bool wrong = false;
    for (const Sums &sums : m_sums) {
        if (sums.firstAdmitted != absent) {
            wrong |= sums.firstAdmitted < all.lastAdmitted;
            all.lastAdmitted = sums.lastAdmitted;
        }
        all.emitted += sums.emitted;
        all.lastRank = std::max(all.lastRank, sums.lastRank);
        all.latency += sums.latency;
        all.cpu += sums.cpu;
        all.bytes += sums.bytes;
    }
    return !wrong && all.lastRank + 1 == all.emitted && all.latency < mostSum && all.cpu < mostSum
        && all.bytes < mostSum;
}

} // namespace overlapse
