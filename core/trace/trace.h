// SPDX-License-Identifier: MIT
// What happened: one row an item, in columns, in chunks of at most 65,536 items.
#pragma once

#include "trace/stamps.h"

#include <QByteArray>
#include <QSharedData>
#include <QString>

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <new>
#include <vector>

namespace overlapse {

/// What only some items have: what real work found, or the reason of a failure.
struct ItemDetail
{
    QByteArray digest{}; ///< raw bytes; empty where none was asked for
    QString error{};     ///< empty where nothing failed
    QString note{};      ///< what a transform found out
    int httpStatus = 0;  ///< of the last answer; 0: none
    QString address{};   ///< IP address reached; empty where unknown
    std::vector<FetchPart> parts{};
    QString finalUrl{}; ///< where redirects led, whole; empty: nowhere else

    /// For how long rules and failures held the fetch back (isHeldBack).
    [[nodiscard]] Nanos heldBack() const;
    friend bool operator==(const ItemDetail &, const ItemDetail &) = default;
};

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
    /// Where there is no memory for it (std::bad_alloc), the trace is as it was before; so for putDetail().
    void put(const ItemRow &row);

    void putDetail(std::int64_t item, ItemDetail detail);
    [[nodiscard]] const ItemDetail *detail(std::int64_t item) const;
    [[nodiscard]] const std::map<std::int64_t, ItemDetail> &details() const;

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
    [[nodiscard]] std::size_t bytesUsed() const;
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
            return reinterpret_cast<Nanos *>(m_block.get()) + static_cast<std::int64_t>(column) * m_capacity;
        }
        std::int64_t *bytes(int stage) const
        {
            return reinterpret_cast<std::int64_t *>(m_block.get()) + (stampColumnCount + stage) * m_capacity;
        }
        Nanos *fetchCpu() const { return reinterpret_cast<Nanos *>(bytes(2)); }
        std::int32_t *ranks() const { return narrow(0); }
        std::int32_t *lanes(int stage) const { return narrow(1 + stage); }
        std::uint16_t *attempts() const { return reinterpret_cast<std::uint16_t *>(narrow(3)); }
        Status *status(int stage) const
        {
            return reinterpret_cast<Status *>(attempts() + m_capacity) + stage * m_capacity;
        }

    private:
        struct Free
        {
            std::align_val_t alignment{alignof(std::max_align_t)};
            void operator()(std::byte *block) const { ::operator delete(block, alignment); }
        };
        using Block = std::unique_ptr<std::byte, Free>;
        static Block allocate(std::size_t size, Pages pages);

        [[nodiscard]] std::int32_t *narrow(int column) const
        {
            return reinterpret_cast<std::int32_t *>(bytes(m_withBytes ? realColumnCount : 0))
                + column * m_capacity;
        }

        std::int64_t m_capacity;
        bool m_withBytes;
        Pages m_pages;
        std::size_t m_blockSize;
        Block m_block;
    };

    struct Details : QSharedData
    {
        std::map<std::int64_t, ItemDetail> byItem;
    };

    [[nodiscard]] const Chunk &chunkOf(std::int64_t item) const { return *m_chunks[item >> 16].constData(); }
    Chunk &writable(std::int64_t item);
    void reach(std::int64_t item);

    std::vector<QExplicitlySharedDataPointer<Chunk>> m_chunks;
    QExplicitlySharedDataPointer<Details> m_details; ///< null: none
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
