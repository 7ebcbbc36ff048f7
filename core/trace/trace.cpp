// SPDX-License-Identifier: MIT
#include "trace/trace.h"

#include "pipeline/scarcity.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace overlapse {

const char *partName(PartKind kind)
{
    constexpr std::array<const char *, partKindCount> names{"waiting",    "lookup",   "connect",  "tls",
                                                            "first_byte", "download", "running",  "backoff",
                                                            "host",       "rate",     "capacity", "unpolled"};
    return names[static_cast<std::size_t>(kind)];
}

namespace {

bool failed(const ItemRow &row)
{
    return row.fetchStatus == Status::Failed || row.transformStatus == Status::Failed;
}

} // namespace

std::size_t Trace::bytesOfItem(bool withBytes)
{
    const std::size_t wide = sizeof(Nanos) * (stampColumnCount + (withBytes ? realColumnCount : 0));
    const std::size_t narrow = 3 * sizeof(std::int32_t) + sizeof(std::uint16_t) + 2 * sizeof(Status);
    return wide + narrow;
}

// A whole chunk is 5 MB, written from front to back: in huge pages, where the system has them, a run of a million
// items does without 20,000 page faults (a tenth of the predictor's time). But its first row then waits until all of it is
// cleared: 11 ms were measured.
Trace::Chunk::Block Trace::Chunk::allocate(std::size_t size, Pages pages)
{
    if (isDenied(Scarce::Memory))
        throw std::bad_alloc();
    constexpr std::size_t hugePage = std::size_t{2} << 20;
    const bool large = size >= hugePage;
    const Free free = large ? Free{std::align_val_t{hugePage}} : Free{};
    Block block(static_cast<std::byte *>(::operator new(size, free.alignment)), free);
#ifdef Q_OS_LINUX
    if (large) // a hint: it may be refused
        madvise(block.get(), size / hugePage * hugePage,
                pages == Pages::Huge ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
#endif
    return block;
}

std::size_t Trace::Chunk::sizeOf(std::int64_t capacity, bool withBytes)
{
    constexpr int narrowColumns = 6; // rank, two lanes, attempts, two statuses
    const int columns = stampColumnCount + (withBytes ? realColumnCount : 0) + narrowColumns;
    return static_cast<std::size_t>(capacity) * bytesOfItem(withBytes)
        + static_cast<std::size_t>(columns) * std::size_t{apart};
}

Trace::Chunk::Chunk(std::int64_t capacity, bool withBytes, Pages pages)
    : m_capacity(capacity), m_withBytes(withBytes), m_pages(pages), m_blockSize(sizeOf(capacity, withBytes)),
      m_block(allocate(m_blockSize, pages))
{
}

Trace::Chunk::Chunk(const Chunk &other)
    : QSharedData(other), m_capacity(other.m_capacity), m_withBytes(other.m_withBytes),
      m_pages(other.m_pages), m_blockSize(other.m_blockSize), m_block(allocate(m_blockSize, m_pages))
{
    std::memcpy(m_block.get(), other.m_block.get(), m_blockSize);
}

void Trace::Chunk::blank(std::int64_t from, std::int64_t to) const
{
    const std::int64_t n = to - from;
    for (int column = 0; column < stampColumnCount; ++column)
        std::fill_n(stamps(static_cast<StampColumn>(column)) + from, n, absent);
    for (int stage = 0; stage < 2; ++stage) {
        if (m_withBytes)
            std::fill_n(bytes(stage) + from, n, std::int64_t{-1});
        std::fill_n(lanes(stage) + from, n, noLane);
        std::fill_n(status(stage) + from, n, Status::NotReached);
    }
    if (m_withBytes)
        std::fill_n(fetchCpu() + from, n, absent);
    std::fill_n(ranks() + from, n, -1);
    std::fill_n(attempts() + from, n, std::uint16_t{0});
}

Trace::Trace(std::int64_t capacity, bool withBytes, Pages pages)
    : m_capacity(capacity), m_withBytes(withBytes), m_pages(pages)
{
}

Trace::Chunk &Trace::writable(std::int64_t item)
{
    auto &chunk = m_chunks[static_cast<std::size_t>(item >> 16)];
    // Acquire: what another thread read through a copy that is gone now was read before what is written next.
    if (chunk->ref.loadAcquire() > 1)
        chunk = new Chunk(*chunk);
    return *chunk;
}

// Grows to hold the item; the rows between, which may still come, are blank.
void Trace::reach(std::int64_t item)
{
    assert(item >= 0 && item < m_capacity);
    for (std::int64_t from = m_size; from <= item;) {
        const std::int64_t base = from & ~chunkMask;
        // One that was made before memory ran out is there already.
        if (from == base && m_chunks.size() <= static_cast<std::size_t>(base / chunkItems)) {
            QExplicitlySharedDataPointer chunk(
                new Chunk(std::min(m_capacity - base, chunkItems), m_withBytes, m_pages));
            m_chunks.push_back(std::move(chunk));
        }
        const std::int64_t to = std::min(item, base + chunkItems);
        if (to > from)
            writable(from).blank(from - base, to - base);
        from = base + chunkItems;
    }
    writable(item); // its memory is there before it counts
    m_size = item + 1;
}

void Trace::put(const ItemRow &row)
{
    const std::int64_t i = row.item & chunkMask;
    const bool isNew = row.item >= m_size;
    if (isNew)
        reach(row.item);
    const Chunk &chunk = writable(row.item); // from here on nothing needs memory
    if (!isNew) {
        const ItemRow old = this->row(row.item);
        const bool wasPut = old.fetchStatus != Status::NotReached;
        m_failed -= wasPut && failed(old) ? 1 : 0;
        m_emitted -= wasPut && old.rank >= 0 ? 1 : 0;
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
        chunk.fetchCpu()[i] = row.fetchCpu;
    }
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
        row.fetchCpu = chunk.fetchCpu()[i];
    }
    return row;
}

Trace::Columns Trace::columnsFrom(std::int64_t item) const
{
    const Chunk &chunk = chunkOf(item);
    const std::int64_t i = item & chunkMask;
    Columns columns{};
    for (int column = 0; column < stampColumnCount; ++column)
        columns.stamps[static_cast<std::size_t>(column)] = chunk.stamps(static_cast<StampColumn>(column)) + i;
    columns.fetchCpu = m_withBytes ? chunk.fetchCpu() + i : nullptr;
    for (int stage = 0; stage < 2; ++stage) {
        columns.lanes[static_cast<std::size_t>(stage)] = chunk.lanes(stage) + i;
        columns.status[static_cast<std::size_t>(stage)] = chunk.status(stage) + i;
    }
    columns.count = std::min(chunkItems - i, m_size - item);
    return columns;
}

void Trace::read(std::int64_t first, std::span<ItemRow> rows) const
{
    const Chunk &chunk = chunkOf(first);
    const auto from = static_cast<std::size_t>(first & chunkMask);
    const auto fill = [&rows, from](auto member, const auto *column) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].*member = column[from + i];
    };
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].item = first + static_cast<std::int64_t>(i);
    fill(&ItemRow::rank, chunk.ranks());
    fill(&ItemRow::fetchAdmitted, chunk.stamps(StampColumn::FetchAdmitted));
    fill(&ItemRow::fetchStarted, chunk.stamps(StampColumn::FetchStarted));
    fill(&ItemRow::fetchFinished, chunk.stamps(StampColumn::FetchFinished));
    fill(&ItemRow::fetchYielded, chunk.stamps(StampColumn::FetchYielded));
    fill(&ItemRow::transformStarted, chunk.stamps(StampColumn::TransformStarted));
    fill(&ItemRow::transformFinished, chunk.stamps(StampColumn::TransformFinished));
    fill(&ItemRow::transformYielded, chunk.stamps(StampColumn::TransformYielded));
    fill(&ItemRow::transformCpu, chunk.stamps(StampColumn::TransformCpu));
    fill(&ItemRow::fetchLane, chunk.lanes(0));
    fill(&ItemRow::transformLane, chunk.lanes(1));
    fill(&ItemRow::attempts, chunk.attempts());
    fill(&ItemRow::fetchStatus, chunk.status(0));
    fill(&ItemRow::transformStatus, chunk.status(1));
    if (m_withBytes) {
        fill(&ItemRow::fetchBytes, chunk.bytes(0));
        fill(&ItemRow::transformBytes, chunk.bytes(1));
        fill(&ItemRow::fetchCpu, chunk.fetchCpu());
    }
}

void Trace::putDetail(std::int64_t item, const ItemDetail &detail)
{
    if (isDenied(Scarce::Memory))
        throw std::bad_alloc();
    const auto index = static_cast<std::size_t>(item >> 16);
    if (index >= m_details.size())
        m_details.resize(index + 1);
    auto &chunk = m_details[index];
    if (!chunk)
        chunk = new DetailChunk;
    else if (chunk->ref.loadAcquire() > 1) // as the others
        chunk = new DetailChunk(*chunk);
    chunk->put(placeOf(item), detail);
}

// The first item from this one on with something at its place that passes the test.
template<typename Test>
std::int64_t Trace::nextPlace(std::int64_t from, Test test) const
{
    for (auto index = static_cast<std::size_t>(from >> 16); index < m_details.size(); ++index) {
        const std::int64_t base = static_cast<std::int64_t>(index) * chunkItems;
        const DetailChunk *chunk = m_details[index].constData();
        const std::uint32_t size = chunk ? chunk->size() : 0;
        for (std::uint32_t place = from > base ? placeOf(from) : 0; place < size; ++place)
            if (test(*chunk, place))
                return base + place;
    }
    return -1;
}

std::int64_t Trace::nextDetailed(std::int64_t from) const
{
    return nextPlace(from, [](const DetailChunk &chunk, std::uint32_t place) { return chunk.has(place); });
}

std::int64_t Trace::nextError(std::int64_t from) const
{
    return nextPlace(from,
                     [](const DetailChunk &chunk, std::uint32_t place) { return chunk.hasError(place); });
}

std::size_t Trace::bytesUsed() const
{
    std::size_t sum = 0;
    for (const auto &chunk : m_chunks)
        sum += chunk->bytesUsed();
    return sum;
}

std::size_t Trace::detailBytesUsed() const
{
    std::size_t sum = 0;
    for (const auto &chunk : m_details)
        sum += chunk ? chunk->bytesUsed() : 0;
    return sum;
}

} // namespace overlapse
