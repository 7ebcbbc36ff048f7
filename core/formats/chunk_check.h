// SPDX-License-Identifier: MIT
// RunCheck for whole chunks, in any order and from several threads: says whether, not what.
#pragma once

#include "trace/trace.h"

#include <atomic>
#include <vector>

namespace overlapse {

class ChunkCheck
{
public:
    /// Of a run of so many items that ends then.
    ChunkCheck(std::int64_t items, Nanos end);

    /// Each chunk once. False: a value is out of its range, or a promise of RunCheck is broken within the chunk. Several
    /// threads.
    [[nodiscard]] bool add(const ChunkColumns &chunk);
    /// After the last chunk: whether they keep what they promise together.
    [[nodiscard]] bool finish() const;

private:
    /// What a chunk has to say to its neighbours.
    struct Sums
    {
        Nanos firstAdmitted = absent;
        Nanos lastAdmitted = absent;
        std::int64_t emitted = 0;
        std::int64_t lastRank = -1;
        double latency = 0; ///< to see whether they may come near to what 64 bits hold
        double cpu = 0;
        double bytes = 0;
    };
    [[nodiscard]] bool addStamps(const ChunkColumns &chunk, Sums &sums) const;
    [[nodiscard]] bool addRest(const ChunkColumns &chunk, Sums &sums) const;
    [[nodiscard]] bool addRanks(const ChunkColumns &chunk, Sums &sums);

    std::int64_t m_items;
    Nanos m_end;
    std::vector<Sums> m_sums;                           ///< by chunk
    std::vector<std::atomic<std::uint64_t>> m_rankSeen; ///< a bit a rank
};

} // namespace overlapse
