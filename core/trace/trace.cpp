// SPDX-License-Identifier: MIT
#include "trace/trace.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace overlapse {

namespace {

constexpr std::size_t blockSize(std::int64_t capacity, bool withBytes)
{
    const std::size_t wide = sizeof(Nanos) * (stampColumnCount + (withBytes ? 2 : 0));
    const std::size_t narrow = 3 * sizeof(std::int32_t) + sizeof(std::uint16_t) + 2 * sizeof(Status);
    return static_cast<std::size_t>(capacity) * (wide + narrow);
}

bool failed(const ItemRow &row)
{
    return row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
}

} // namespace

Trace::Chunk::Chunk(std::int64_t capacity, bool withBytes)
    : m_capacity(capacity), m_withBytes(withBytes), m_blockSize(blockSize(capacity, withBytes)),
      m_block(new std::byte[m_blockSize])
{
    // All bits set is -1: absent for the stamps, never emitted for the ranks, unknown for the bytes.
    std::memset(m_block.get(), 0xff, m_blockSize);
    std::fill_n(lanes(0), 2 * capacity, noLane);
    std::fill_n(attempts(), capacity, std::uint16_t{0});
    std::fill_n(status(0), 2 * capacity, Status::NotReached);
}

Trace::Chunk::Chunk(const Chunk &other)
    : m_capacity(other.m_capacity), m_withBytes(other.m_withBytes), m_blockSize(other.m_blockSize),
      m_block(new std::byte[m_blockSize])
{
    std::memcpy(m_block.get(), other.m_block.get(), m_blockSize);
}

Trace::Trace(std::int64_t capacity, bool withBytes) : m_capacity(capacity), m_withBytes(withBytes) {}

Trace::Chunk &Trace::writable(std::int64_t item)
{
    assert(item >= 0 && item < m_capacity);
    const auto index = static_cast<std::size_t>(item >> 16);
    while (m_chunks.size() <= index) {
        const std::int64_t base = static_cast<std::int64_t>(m_chunks.size()) * chunkItems;
        m_chunks.push_back(std::make_shared<Chunk>(std::min(m_capacity - base, chunkItems), m_withBytes));
    }
    auto &chunk = m_chunks[index];
    if (chunk.use_count() > 1)
        chunk = std::make_shared<Chunk>(*chunk);
    return *chunk;
}

void Trace::put(const ItemRow &row)
{
    const Chunk &chunk = writable(row.item);
    const std::int64_t i = row.item & chunkMask;
    if (row.item < m_size && chunk.status(0)[i] != Status::NotReached) {
        const ItemRow old = this->row(row.item);
        m_failed -= failed(old) ? 1 : 0;
        m_emitted -= old.rank >= 0 ? 1 : 0;
    }
    chunk.stamps(StampColumn::FetchAdmitted)[i] = row.fetchAdmitted;
    chunk.stamps(StampColumn::FetchStarted)[i] = row.fetchStarted;
    chunk.stamps(StampColumn::FetchFinished)[i] = row.fetchFinished;
    chunk.stamps(StampColumn::FetchYielded)[i] = row.fetchYielded;
    chunk.stamps(StampColumn::TransformStarted)[i] = row.transformStarted;
    chunk.stamps(StampColumn::TransformFinished)[i] = row.transformFinished;
    chunk.stamps(StampColumn::TransformYielded)[i] = row.transformYielded;
    chunk.stamps(StampColumn::TransformCpu)[i] = row.transformCpu;
    chunk.ranks()[i] = static_cast<std::int32_t>(row.rank);
    chunk.lanes(0)[i] = row.fetchLane;
    chunk.lanes(1)[i] = row.transformLane;
    chunk.attempts()[i] = row.attempts;
    chunk.status(0)[i] = row.fetchStatus;
    chunk.status(1)[i] = row.transformStatus;
    if (m_withBytes) {
        chunk.bytes(0)[i] = row.fetchBytes;
        chunk.bytes(1)[i] = row.transformBytes;
    }
    m_size = std::max(m_size, row.item + 1);
    m_failed += failed(row) ? 1 : 0;
    m_emitted += row.rank >= 0 ? 1 : 0;
}

ItemRow Trace::row(std::int64_t item) const
{
    const Chunk &chunk = chunkOf(item);
    const std::int64_t i = item & chunkMask;
    ItemRow row;
    row.item = item;
    row.rank = chunk.ranks()[i];
    row.fetchAdmitted = chunk.stamps(StampColumn::FetchAdmitted)[i];
    row.fetchStarted = chunk.stamps(StampColumn::FetchStarted)[i];
    row.fetchFinished = chunk.stamps(StampColumn::FetchFinished)[i];
    row.fetchYielded = chunk.stamps(StampColumn::FetchYielded)[i];
    row.transformStarted = chunk.stamps(StampColumn::TransformStarted)[i];
    row.transformFinished = chunk.stamps(StampColumn::TransformFinished)[i];
    row.transformYielded = chunk.stamps(StampColumn::TransformYielded)[i];
    row.transformCpu = chunk.stamps(StampColumn::TransformCpu)[i];
    row.fetchLane = chunk.lanes(0)[i];
    row.transformLane = chunk.lanes(1)[i];
    row.attempts = chunk.attempts()[i];
    row.fetchStatus = chunk.status(0)[i];
    row.transformStatus = chunk.status(1)[i];
    if (m_withBytes) {
        row.fetchBytes = chunk.bytes(0)[i];
        row.transformBytes = chunk.bytes(1)[i];
    }
    return row;
}

const ItemDetail *Trace::detail(std::int64_t item) const
{
    const auto found = m_details.find(item);
    return found == m_details.end() ? nullptr : &found->second;
}

std::size_t Trace::bytesUsed() const
{
    std::size_t sum = 0;
    for (const auto &chunk : m_chunks)
        sum += chunk->bytesUsed();
    return sum;
}

} // namespace overlapse
