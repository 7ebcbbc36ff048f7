// SPDX-License-Identifier: MIT
// What happened: one row an item, in columns, in chunks of at most 65,536 items.
#pragma once

#include "trace/detail_chunk.h"
#include "trace/stamps.h"

#include <QSharedData>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <vector>

namespace overlapse {

enum class StampColumn : std::uint8_t {
    FetchAdmitted,
    FetchStarted,
    FetchFinished,
    FetchYielded,
    TransformStarted,
    TransformFinished,
    TransformYielded,
    TransformCpu,
};
inline constexpr int stampColumnCount = 8;

/// The rows `first` to `first + count - 1` of a trace while it is filled: the first value of each of its columns.
struct ChunkColumns
{
    std::int64_t first = 0;
    std::int64_t count = 0;
    std::array<Nanos *, stampColumnCount> stamps{};
    std::array<std::int64_t *, 2> bytes{}; ///< of both stages; null where the trace has none
    Nanos *fetchCpu = nullptr;             ///< the same
    std::int32_t *ranks = nullptr;
    std::array<std::int32_t *, 2> lanes{};
    std::uint16_t *attempts = nullptr;
    std::array<Status *, 2> status{};
};

/// A value: copies share chunks until one of them writes. Reading from several threads is safe.
class Trace
{
public:
    /// Huge is faster in sum; with Small no single row has to wait for megabytes to be cleared.
    enum class Pages : std::uint8_t { Huge, Small };

    Trace() = default;
    /// For items 0 to capacity - 1; memory is taken as they come. `withBytes` adds three columns for real work: the
    /// bytes of both stages, and the CPU time of the fetch.
    explicit Trace(std::int64_t capacity, bool withBytes = false, Pages pages = Pages::Huge);

    /// Rows 0 to size() - 1 can be asked for; a row that was never put has every stamp absent.
    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] bool hasBytes() const { return m_withBytes; }
    [[nodiscard]] Nanos stamp(StampColumn column, std::int64_t item) const
    {
        return chunkOf(item).stamps(column)[item & chunkMask];
    }
    /// ItemRow::fetchCpu, without the rest of the row.
    [[nodiscard]] Nanos fetchCpu(std::int64_t item) const
    {
        return m_withBytes ? chunkOf(item).fetchCpu()[item & chunkMask] : absent;
    }
    [[nodiscard]] ItemRow row(std::int64_t item) const;
    /// Columns from an item on, for loops: valid up to the end of its chunk, as long as nothing is put.
    struct Columns
    {
        std::array<const Nanos *, stampColumnCount> stamps;
        const Nanos *fetchCpu; ///< null: not known
        std::array<const std::int32_t *, 2> lanes;
        std::array<const Status *, 2> status;
        std::int64_t count; ///< items

        [[nodiscard]] const Nanos *operator[](StampColumn column) const
        {
            return stamps[static_cast<std::size_t>(column)];
        }
    };
    [[nodiscard]] Columns columnsFrom(std::int64_t item) const;
    /// The rows from that item on, which lie in one chunk of `chunkItems`. A column at a time: for many at a fraction of the
    /// cost of row().
    void read(std::int64_t first, std::span<ItemRow> rows) const;
    /// Where there is no memory for it (std::bad_alloc), the trace is as it was before; so for putDetail().
    void put(const ItemRow &row);

    /// Instead of what there was; an empty one is none.
    void putDetail(std::int64_t item, const ItemDetail &detail);
    /// Made anew each time: what goes over all items asks for what it needs of them, below.
    [[nodiscard]] std::optional<ItemDetail> detail(std::int64_t item) const
    {
        const DetailChunk *chunk = detailsOf(item);
        return chunk ? chunk->get(placeOf(item)) : std::nullopt;
    }
    /// ItemDetail::parts, as long as the trace is there and unchanged.
    [[nodiscard]] PackedParts parts(std::int64_t item) const
    {
        const DetailChunk *chunk = detailsOf(item);
        return chunk ? chunk->parts(placeOf(item)) : PackedParts();
    }
    /// Whether it has an ItemDetail::finalUrl.
    [[nodiscard]] bool isRedirected(std::int64_t item) const
    {
        const DetailChunk *chunk = detailsOf(item);
        return chunk && chunk->isRedirected(placeOf(item));
    }
    /// The first item from this one on that has a detail; -1: there is none.
    [[nodiscard]] std::int64_t nextDetailed(std::int64_t from) const;
    /// The same, of those whose detail has an error.
    [[nodiscard]] std::int64_t nextError(std::int64_t from) const;

    /// All rows at once, up to the capacity, of a trace that has none. `write` writes every value of each chunk that it is
    /// given, of several at a time and from several threads, and may put the chunk's details, by their place in it. Once
    /// it returns false, no more chunks are begun: then this returns false, and there are still no rows. What it throws
    /// is thrown.
    using WriteChunk = std::function<bool(const ChunkColumns &, DetailChunk &)>;
    [[nodiscard]] bool fill(const WriteChunk &write);

    /// When the run ended: the last emission (its makespan), or the instant at which a stop was complete.
    [[nodiscard]] Nanos end() const { return m_end; }
    void setEnd(Nanos end) { m_end = end; }
    /// Requests of fetches at a time, of a prediction; 0: not known.
    [[nodiscard]] std::int64_t mostInFlight() const { return m_mostInFlight; }
    void setMostInFlight(std::int64_t most) { m_mostInFlight = most; }
    [[nodiscard]] bool cancelled() const { return m_cancelled; }
    void setCancelled(bool cancelled) { m_cancelled = cancelled; }

    [[nodiscard]] std::int64_t failedCount() const { return m_failed; }
    [[nodiscard]] std::int64_t emittedCount() const { return m_emitted; }
    /// Without details.
    [[nodiscard]] std::size_t bytesUsed() const;
    [[nodiscard]] std::size_t detailBytesUsed() const;
    /// How much an item takes, without its details.
    static std::size_t bytesOfItem(bool withBytes);

    static constexpr std::int64_t chunkItems = 65'536;

private:
    static constexpr std::int64_t chunkMask = chunkItems - 1;
    static constexpr int realColumnCount = 3;

    /// One allocation; each column is an array of `capacity` values in it. Rows below the trace's size have values.
    class Chunk : public QSharedData
    {
    public:
        Chunk(std::int64_t capacity, bool withBytes, Pages pages);
        Chunk(const Chunk &other);
        Chunk &operator=(const Chunk &) = delete;

        /// Rows from..to-1: every stamp absent, nothing reached.
        void blank(std::int64_t from, std::int64_t to) const;

        [[nodiscard]] std::int64_t capacity() const { return m_capacity; }
        [[nodiscard]] std::size_t bytesUsed() const { return m_blockSize; }
        Nanos *stamps(StampColumn column) const
        {
            return reinterpret_cast<Nanos *>(wide(static_cast<int>(column)));
        }
        std::int64_t *bytes(int stage) const
        {
            return reinterpret_cast<std::int64_t *>(wide(stampColumnCount + stage));
        }
        Nanos *fetchCpu() const { return reinterpret_cast<Nanos *>(bytes(2)); }
        std::int32_t *ranks() const { return narrow(0); }
        std::int32_t *lanes(int stage) const { return narrow(1 + stage); }
        std::uint16_t *attempts() const { return reinterpret_cast<std::uint16_t *>(narrow(3)); }
        Status *status(int stage) const
        {
            std::byte *first = narrowColumn(3) + apart + m_capacity * std::int64_t{sizeof(std::uint16_t)};
            return reinterpret_cast<Status *>(first
                                              + stage * (apart + m_capacity * std::int64_t{sizeof(Status)}));
        }

    private:
        struct Free
        {
            std::align_val_t alignment{alignof(std::max_align_t)};
            void operator()(std::byte *block) const { ::operator delete(block, alignment); }
        };
        using Block = std::unique_ptr<std::byte, Free>;
        static Block allocate(std::size_t size, Pages pages);

        /// Between columns: without it they would be a power of two apart, and as all are written in one place after
        /// another, more of them would want the same lines of the processor's caches than these hold.
        static constexpr std::int64_t apart = 64;
        static std::size_t sizeOf(std::int64_t capacity, bool withBytes);

        [[nodiscard]] std::byte *wide(int column) const
        {
            return m_block.get() + column * (apart + m_capacity * std::int64_t{sizeof(Nanos)});
        }
        [[nodiscard]] std::byte *narrowColumn(int column) const
        {
            return wide(stampColumnCount + (m_withBytes ? realColumnCount : 0))
                + column * (apart + m_capacity * std::int64_t{sizeof(std::int32_t)});
        }
        [[nodiscard]] std::int32_t *narrow(int column) const
        {
            return reinterpret_cast<std::int32_t *>(narrowColumn(column));
        }

        std::int64_t m_capacity;
        bool m_withBytes;
        Pages m_pages;
        std::size_t m_blockSize;
        Block m_block;
    };

    template<typename Test>
    [[nodiscard]] std::int64_t nextPlace(std::int64_t from, Test test) const;
    static std::uint32_t placeOf(std::int64_t item) { return static_cast<std::uint32_t>(item & chunkMask); }
    /// Null: none of its chunk has any.
    [[nodiscard]] const DetailChunk *detailsOf(std::int64_t item) const
    {
        const auto chunk = static_cast<std::size_t>(item >> 16);
        return chunk < m_details.size() ? m_details[chunk].constData() : nullptr;
    }
    [[nodiscard]] const Chunk &chunkOf(std::int64_t item) const { return *m_chunks[item >> 16].constData(); }
    Chunk &writable(std::int64_t item);
    void reach(std::int64_t item);

    std::vector<QExplicitlySharedDataPointer<Chunk>> m_chunks;
    std::vector<QExplicitlySharedDataPointer<DetailChunk>> m_details; ///< null: none there
    std::int64_t m_capacity = 0;
    std::int64_t m_size = 0;
    std::int64_t m_failed = 0;
    std::int64_t m_emitted = 0;
    std::int64_t m_mostInFlight = 0;
    Nanos m_end{0};
    bool m_withBytes = false;
    Pages m_pages = Pages::Huge;
    bool m_cancelled = false;
};

} // namespace overlapse
