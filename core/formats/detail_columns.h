// SPDX-License-Identifier: MIT
// The columns of what real work found (ItemDetail) in an .overlapse file: a row an item that has any, and a row a part.
#pragma once

#include "formats/plain_column.h"

namespace overlapse {

inline constexpr qint64 maxDigestBytes = 1'024;
/// Texts of details are numbered from 1, in the order of the file; 0 is none.
inline constexpr std::int64_t mostTexts = std::numeric_limits<std::int32_t>::max();

/// So that the bytes of a column can be counted.
inline constexpr std::int64_t mostPartRows = std::int64_t{1} << 40;

inline constexpr ColumnInfo detailItem{"item", ColumnType::Int32, 0, maxFileItems - 1};
inline constexpr ColumnInfo detailHttp{"http_status", ColumnType::UInt16, 0, 999};
inline constexpr ColumnInfo detailError{"error", ColumnType::Int32, 0, mostTexts};
inline constexpr ColumnInfo detailNote{"note", ColumnType::Int32, 0, mostTexts};
inline constexpr ColumnInfo detailAddress{"address", ColumnType::Int32, 0, mostTexts};
inline constexpr ColumnInfo detailParts{"parts", ColumnType::Int32, 0, 1'000'000};
inline constexpr ColumnInfo partKind{"part_kind", ColumnType::UInt8, 0, partKindCount - 1};
inline constexpr ColumnInfo partAttempt{"part_attempt", ColumnType::UInt16, 1,
                                        std::numeric_limits<std::uint16_t>::max()};
inline constexpr ColumnInfo partStatus{"part_status", ColumnType::UInt8, std::int64_t(Status::Ok),
                                       std::int64_t(Status::Cancelled)};
inline constexpr ColumnInfo partBegin{"part_begin_ns", ColumnType::Int64, 0, maxColumnValue};
inline constexpr ColumnInfo partEnd{"part_end_ns", ColumnType::Int64, 0, maxColumnValue};

/// Where they are in a file.
struct DetailColumns
{
    std::int64_t rows = 0; ///< 0: no item has any
    std::int64_t items = 0;
    std::int64_t parts = 0;
    PlainColumn item, http, error, note, address, count;
    PlainColumn kind, attempt, status, begin, end;
    SizedBytes digests, finalUrls, texts;
};

/// Some rows, and their parts: what is at those places.
struct DetailRows
{
    std::vector<std::int64_t> item, http, error, note, address, count, digestSize, urlSize;
    std::vector<std::int64_t> kind, attempt, status, begin, end;
    QByteArray digests, finalUrls;
};

/// The value of "details" of a run with so many items; passes over the columns' bytes.
DetailColumns readDetailColumns(CborSource &source, std::int64_t items);

/// The details themselves, chunk by chunk.
class DetailLoader
{
public:
    /// Loads the texts and finds out where each chunk begins; error() says what is wrong.
    DetailLoader(FileBytes &bytes, const DetailColumns &columns);
    [[nodiscard]] const QString &error() const { return m_error; }

    /// Of the trace's chunk that begins with this item. What is wrong with them. Several threads.
    QString load(std::int64_t first, DetailChunk &chunk);

private:
    /// Row numbers and places in what the rows have many of.
    struct Begin
    {
        std::int64_t row = 0;
        std::int64_t part = 0;
        std::int64_t digest = 0;
        std::int64_t finalUrl = 0;
    };
    QString findBegins();
    QString findRows(std::vector<std::int64_t> &rows);
    QString loadTexts();
    /// The next rows, of those before `end`; then `at` is behind them. What is wrong with them.
    QString loadRows(Begin &at, const Begin &end, DetailRows &rows);
    QString putRows(const DetailRows &rows, std::int64_t first, ItemDetail &detail, DetailChunk &chunk) const;

    FileBytes &m_bytes;
    const DetailColumns &m_columns;
    std::vector<Begin> m_begins; ///< by chunk, and behind the last
    std::vector<QString> m_texts;
    QString m_error;
};

} // namespace overlapse
