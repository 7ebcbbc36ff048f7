// SPDX-License-Identifier: MIT
// A trace that is known as a whole: its chunks are filled side by side.
#include "trace/trace.h"

#include "pipeline/side_by_side.h"

#include <algorithm>
#include <mutex>

namespace overlapse {

namespace {

/// What a chunk adds to the trace's counts.
struct Counts
{
    std::int64_t failed = 0;
    std::int64_t emitted = 0;
};

Counts countsOf(const ChunkColumns &chunk)
{
    Counts counts;
    for (std::int64_t i = 0; i < chunk.count; ++i) {
        counts.failed += chunk.status[0][i] == Status::Failed || chunk.status[1][i] == Status::Failed;
        counts.emitted += chunk.ranks[i] >= 0;
    }
    return counts;
}

} // namespace

bool Trace::fill(const WriteChunk &write)
{
    const auto chunks = static_cast<std::size_t>((m_capacity + chunkMask) / chunkItems);
    std::vector<QExplicitlySharedDataPointer<Chunk>> made(chunks);
    m_details.resize(std::max(chunks, m_details.size()));
    Counts sum;
    std::mutex mutex;
    const bool isWhole = sideBySide(chunks, [&](std::size_t index) {
        const std::int64_t first = static_cast<std::int64_t>(index) * chunkItems;
        QExplicitlySharedDataPointer chunk(
            new Chunk(std::min(m_capacity - first, chunkItems), m_withBytes, m_pages));
        ChunkColumns columns{.first = first, .count = chunk->capacity()};
        for (int column = 0; column < stampColumnCount; ++column)
            columns.stamps[static_cast<std::size_t>(column)] = chunk->stamps(StampColumn(column));
        columns.ranks = chunk->ranks();
        columns.attempts = chunk->attempts();
        for (const int stage : {0, 1}) {
            columns.lanes[static_cast<std::size_t>(stage)] = chunk->lanes(stage);
            columns.status[static_cast<std::size_t>(stage)] = chunk->status(stage);
            if (m_withBytes)
                columns.bytes[static_cast<std::size_t>(stage)] = chunk->bytes(stage);
        }
        if (m_withBytes)
            columns.fetchCpu = chunk->fetchCpu();
        auto &details = m_details[index]; // of this chunk, and so of this thread
        if (!details)
            details = new DetailChunk;
        else if (details->ref.loadAcquire() > 1)
            details = new DetailChunk(*details);
        if (m_pages == Pages::Huge)
            details->useHugePages();
        if (!write(columns, *details))
            return false;
        const Counts counts = countsOf(columns);
        if (details->size() == 0)
            details.reset();
        made[index] = std::move(chunk);
        const std::scoped_lock lock(mutex);
        sum.failed += counts.failed;
        sum.emitted += counts.emitted;
        return true;
    });
    if (!isWhole)
        return false;
    m_chunks = std::move(made);
    m_failed = sum.failed;
    m_emitted = sum.emitted;
    m_size = m_capacity;
    return true;
}

} // namespace overlapse
